#!/usr/bin/env python3
"""Writes what training's WordPiece makes of hard words, for src/reading/reader/wordpiece.test.ts to hold the shipped one to: parity.py > test/fixtures/wordpiece.json"""
import json
import os

from model import package_folder
from wordpiece import WordPiece, case_class

WORDS = (
    "Minister U.S. n't 's Mazar-e-Sharif $5bn 10,000 10% naïve Erdoğan Élysée “ ” ’s don’t — … İstanbul ＡＢＣ Владимир 北京 🙂 e\u0301lite McDonald AU-led iPhone "
    "COVID-19 @handle #tag http://example.org/a?b=c antidisestablishmentarianism zzqxjkvw ½ ﬁ ß straße ΣΊΣΥΦΟΣ a I ? « » '' `` -LRB- \u00ad \u200b x\u0327 1st"
).split(" ")

pieces = WordPiece(os.path.join(package_folder(), "vocab.txt"))
words = WORDS + ["a" * 101, "supercalifragilistic" * 4]
print(json.dumps([{"word": w, "ids": pieces.word(w), "case": case_class(w)} for w in words], ensure_ascii=True, indent=0))
