"""The steps of a training: rates by a clock or a count, a log, looks at development parts, checkpoints from which the same command goes on."""
import json
import os
import signal
import time

import torch


def train(model, groups, a, rng, warm, progress, batches, losses, look, done):
    """Steps over `batches()`, a pass of them each time they run out, until `progress(step, minutes)` is 1, or until asked to stop (SIGTERM).

    `groups`: the optimizer's, with a `peak` rate each; `losses(batch)`: the sum to lower and its parts; `look()`: development figures, every
    a.check_every steps; `done()`: what is called at the end. Checkpoints lie in a.out.
    """
    optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98), eps=1e-8)
    step, spent, checkpoint = 0, 0.0, os.path.join(a.out, "checkpoint.pt")
    if os.path.exists(checkpoint):
        state = torch.load(checkpoint, weights_only=False)
        model.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
        step, spent = state["step"], state["spent"]
        rng.seed(a.seed + step)
        print(f"going on from step {step}", flush=True)
    log = open(os.path.join(a.out, "log.jsonl"), "a", encoding="utf8")
    started, saved, running, queue, stopped = time.time() - spent, time.time(), {}, [], []
    signal.signal(signal.SIGTERM, lambda *_: stopped.append(True))

    def save():
        torch.save({"model": model.state_dict(), "optimizer": optimizer.state_dict(), "step": step, "spent": time.time() - started}, checkpoint + ".tmp")
        os.replace(checkpoint + ".tmp", checkpoint)

    def report(figures):
        log.write(json.dumps({"step": step, "minutes": round((time.time() - started) / 60, 1), **figures}) + "\n")
        log.flush()
        print(step, f"{(time.time() - started) / 60:.1f} min", figures, flush=True)

    while not stopped:
        at = progress(step, (time.time() - started) / 60)
        if at >= 1:
            break
        queue = queue or batches()
        factor = min(1.0, step / warm) * (1 - at)
        for group in optimizer.param_groups:
            group["lr"] = group["peak"] * factor
        total, parts = losses(queue.pop())
        optimizer.zero_grad(set_to_none=True)
        total.backward()
        norm = torch.nn.utils.clip_grad_norm_([p for group in groups for p in group["params"]], 1.0)
        optimizer.step()
        step += 1
        for k, v in [*parts.items(), ("norm", norm)]:
            running[k] = 0.98 * running.get(k, v.item()) + 0.02 * v.item()
        if step % 50 == 0:
            report({"rate": round(factor, 3), **{k: round(v, 4) for k, v in running.items()}})
        if step % a.check_every == 0:
            report(look())
        if time.time() - saved > 600:
            save()
            saved = time.time()
    save()
    if not stopped:
        report(done())
        torch.save({k: v.cpu() for k, v in model.state_dict().items()}, os.path.join(a.out, "reader.pt"))
