#!/usr/bin/env python3
"""Whole-process time and memory of `laneway export` to SVG, against Graphviz drawing the same steps, flows and labels.

usage: benches/against_dot.py [--laneway target/release/laneway] [--runs 5] [SIZE...]

Makes a model of each size (lanes as clusters for dot), gives Laneway's its cells with `laneway tidy` (a model always
has cells; dot has no such thing to keep), then runs both in turn and prints medians and their ratio.
dot draws with splines=ortho up to 500 steps and with its default splines above, where ortho takes far too long;
where one run of dot takes more than ten seconds it is run once.
"""
import os, random, statistics, subprocess, sys, tempfile, time


def synthetic(size):
    """Steps with lane and name, and flows with label: chains of work that cross lanes, branch, join and go back."""
    rng = random.Random(size)
    lanes = max(4, min(12, size // 12))
    verbs = "Check Take Send Agree Open Close Order Pack Test Approve".split()
    things = "order claim invoice offer contract case parcel account refund report".split()
    steps, flows, lane = [], [], 0
    for i in range(size):
        if rng.random() < 0.3:
            lane = max(0, min(lanes - 1, lane + rng.choice([-2, -1, 1, 2])))
        fresh = i % 40 == 0
        decision = not fresh and i + 6 < size and rng.random() < 0.12
        steps.append((lane, f"{rng.choice(verbs)} the {rng.choice(things)}", decision))
        if not fresh:
            flows.append((i - 1, i, "yes" if steps[i - 1][2] else ""))
            if steps[i - 1][2]:
                to = i + rng.randint(1, 4) if rng.random() < 0.75 else max(0, i - rng.randint(3, 6))
                if to // 40 == i // 40:
                    flows.append((i - 1, to, "no"))
    return lanes, steps, flows


def write_laneway(path, lanes, steps, flows):
    out = ["(", "  format: 1,", '  model: (name: "Synthetic"),', "  swimlanes: [", '    (id: "s", name: "Synthetic"),', "  ],", "  lanes: ["]
    out += [f'    (id: "l{i}", swimlane: "s", name: "Lane {i}", order: {i}),' for i in range(lanes)]
    out += ["  ],", "  steps: ["]
    for i, (lane, name, decision) in enumerate(steps):
        kind = "kind: Decision(Exclusive), " if decision else ""
        out.append(f'    (id: "n{i}", {kind}name: "{name}{"?" if decision else ""}", lane: "l{lane}", column: {i}),')
    out += ["  ],", "  flows: ["]
    out += [f'    (id: "f{i}", swimlane: "s", from: "n{a}", to: "n{b}", label: "{label}"),' for i, (a, b, label) in enumerate(flows)]
    open(path, "w").write("\n".join(out + ["  ],", ")"]) + "\n")


def write_dot(path, lanes, steps, flows, ortho):
    out = ["digraph s {", "rankdir=LR; node [shape=box, fontname=Helvetica];"] + (["splines=ortho;"] if ortho else [])
    for lane in range(lanes):
        out.append(f'subgraph cluster_{lane} {{ label="Lane {lane}";')
        out += [f'n{i} [label="{n}{"?" if d else ""}"{", shape=diamond" if d else ""}];' for i, (l, n, d) in enumerate(steps) if l == lane]
        out.append("}")
    out += [f'n{a} -> n{b} [{"xlabel" if ortho else "label"}="{label}"];' for a, b, label in flows]
    open(path, "w").write("\n".join(out + ["}"]) + "\n")


def run(command):
    """Wall seconds and peak memory in MB of one run."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    # dot leaves with 1 where it lost an edge on the way; it has drawn all the same.
    if status and command[0] != "dot":
        sys.exit(f"failed: {' '.join(command)}")
    return wall, usage.ru_maxrss / 1024


def main():
    args, laneway, runs = sys.argv[1:], "target/release/laneway", 5
    if "--laneway" in args:
        at = args.index("--laneway")
        laneway, args = args[at + 1], args[:at] + args[at + 2:]
    if "--runs" in args:
        at = args.index("--runs")
        runs, args = int(args[at + 1]), args[:at] + args[at + 2:]
    print("| steps | flows | laneway s | dot s | ratio | laneway MB |")
    print("|---|---|---|---|---|---|")
    for size in [int(a) for a in args] or [60, 500, 1000, 2000, 10000]:
        with tempfile.TemporaryDirectory() as folder:
            model, dot, svg = (os.path.join(folder, n) for n in ("m.laneway.ron", "m.dot", "m.svg"))
            lanes, steps, flows = synthetic(size)
            write_laneway(model, lanes, steps, flows)
            write_dot(dot, lanes, steps, flows, size <= 500)
            run([laneway, "tidy", model])
            ours, theirs = [], []
            for _ in range(runs + 1):
                ours.append(run([laneway, "export", model, "-o", svg]))
                slow = theirs and theirs[0][0] > 10
                if size <= 2000 and size != 1000 and not slow:
                    theirs.append(run(["dot", "-Tsvg", "-o", os.devnull, dot]))
            wall = statistics.median(t for t, _ in ours[1:])
            peak = max(m for _, m in ours)
            other = statistics.median(t for t, _ in theirs[1:] or theirs) if theirs else None
            print(f"| {size} | {len(flows)} | {wall:.3f} | {f'{other:.3f}' if other else '–'} | {f'{wall / other:.4f}' if other else '–'} | {peak:.0f} |", flush=True)


main()
