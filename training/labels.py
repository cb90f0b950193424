"""The label sets of reader-en, in the order in which the heads number them."""

UPOS = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split()
DEPREL = (
    "acl advcl advmod amod appos aux case cc ccomp clf compound conj cop csubj dep det discourse dislocated expl fixed flat "
    "goeswith iobj list mark nmod nsubj nummod obj obl orphan parataxis punct reparandum root vocative xcomp"
).split()
ENTITY_KINDS = "PER ORG LOC NORP MISC TIME".split()
# PropBank roles kept apart; the rest (under 40 examples in EWT train) fall to the nearest of these.
ROLES = (
    "ARG0 ARG1 ARG2 ARG3 ARG4 ARGM-TMP ARGM-ADV ARGM-MOD ARGM-NEG ARGM-ADJ ARGM-LOC ARGM-MNR ARGM-DIS ARGM-EXT ARGM-PRP "
    "ARGM-CAU ARGM-PRR ARGM-LVB ARGM-DIR ARGM-PRD ARGM-GOL ARGM-CXN ARGM-COM R-ARG0 R-ARG1 R-ARG2 R-ARGM C-ARG1 C-ARG2 C-V C-ARGM-CXN"
).split()
EVENT_TYPES = (
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT"
).split()
MODES = {
    "CONSULT": "visit third-party multilateral phone",
    "RETREAT": "withdraw release disarm ceasefire access resign",
    "REQUEST": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege",
    "REJECT": "assist change yield meet",
    "THREATEN": "restrict arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
    "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
    "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone heavy-weapons crowd-control unconventional",
}
# "ACCUSE" alone stands for the type without a mode.
TYPE_MODES = [t for e in EVENT_TYPES for t in [e] + [f"{e}/{m}" for m in MODES.get(e, "").split()]]
FACTUALITIES = "actual negated future hypothetical".split()
ARGUMENTS = "actor recipient place speaker".split()
# What a word may point at elsewhere in the report: from a trigger its parties, the words that tell their countries, the same act told before;
# from a party the words that tell its country.
LINKS = ["actor", "recipient", "actor country", "recipient country", "country", "same"]
SECTORS = ["-"] + "GOV MIL JUD LEG PTY OPP REB SPY COP MED BUS CVL EDU CRM IGO NGO".split()


def bio(kinds):
    return ["O"] + [f"{p}-{k}" for k in kinds for p in "BI"]


ENTITY_TAGS = bio(ENTITY_KINDS)
ROLE_TAGS = bio(ROLES)
TRIGGER_TAGS = bio(EVENT_TYPES)
ARGUMENT_TAGS = bio(ARGUMENTS)


def role_class(role):
    """The kept role that stands for a PropBank role, or None where the tag is dropped (V itself)."""
    if role == "V":
        return None
    role = role.replace("-DSP", "")
    if role in ROLES:
        return role
    if role.startswith("R-ARGM"):
        return "R-ARGM"
    if role.startswith("R-"):
        return "R-ARG2"
    if role == "C-ARG0" or role.startswith("C-ARGM"):
        return "C-ARG1"
    if role.startswith("C-"):
        return "C-ARG2"
    return {"ARG5": "ARG4", "ARGA": "ARG0", "ARGM-REC": "ARGM-ADV"}.get(role, "ARGM-ADV")


def as_json():
    """What models/reader-en/labels.json holds: the names behind every output column."""
    return {
        "upos": UPOS, "deprel": DEPREL, "entity": ENTITY_TAGS, "role": ROLE_TAGS, "trigger": TRIGGER_TAGS, "mode": TYPE_MODES,
        "eventFactuality": FACTUALITIES, "argument": ARGUMENT_TAGS, "sector": SECTORS, "link": LINKS,
    }
