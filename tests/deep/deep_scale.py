# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""How time and memory grow with the number of episodes.

For each size a synthetic caseload is written, loaded in a process of its own, and asked a fixed
set of questions. Writes scale.csv and scale.svg into the working folder. BALANCED_SCALE_SIZES
names the sizes; 100,000,000 takes about 8 GB of disk and up to 24 GiB of memory.
"""

import csv
import math
import os
import subprocess
import sys
import tempfile
import threading
import time

SIZES = [int(size) for size in
         os.environ.get('BALANCED_SCALE_SIZES', '100000,1000000,10000000').split(',')]
AS_AT = '2025-08-31'
COLUMNS = ('episodes', 'step', 'seconds', 'peak_anonymous_mib', 'bytes_per_episode')
WIDTH, HEIGHT, MARGIN = 720, 420, 70
COLOURS = ('#1b6ca8', '#c2571a', '#3b7d3b', '#7a4e9c', '#555555', '#a8324a')


def anonymous():
    with open('/proc/self/status', encoding='ascii') as status:
        return next(int(line.split()[1]) for line in status if line.startswith('RssAnon'))


def measure(step, function):
    """Prints a line for the parent: the step, seconds, and the peak of anonymous memory in KiB."""
    done, peak = threading.Event(), [anonymous()]

    def watch():
        while not done.wait(0.005):
            peak[0] = max(peak[0], anonymous())

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    start = time.perf_counter()
    result = function()
    seconds = time.perf_counter() - start
    done.set()
    thread.join()
    print(step, seconds, max(peak[0], anonymous()), flush=True)
    return result


def run_one(size, folder):
    """What the process of one size does."""
    import gi
    gi.require_version('Balanced', '1')
    from gi.repository import Balanced

    caseload = measure('load', lambda: Balanced.Caseload.load(folder))
    assert caseload.n_episodes == size, caseload.n_episodes
    measure('balance', lambda: caseload.balance(as_at=AS_AT, by=['agency']))
    measure('concurrency', lambda: caseload.concurrency(as_at=AS_AT))
    measure('waits', lambda: caseload.waits(as_at=AS_AT))
    measure('directly-follows', lambda: caseload.directly_follows(as_at=AS_AT))
    measure('variants', lambda: caseload.variants(as_at=AS_AT))


def make_files(size, folder):
    """The generator's memory must not show in the figures."""
    program = ('import sys, gi; gi.require_version("Balanced", "1"); '
               'from gi.repository import Balanced; '
               'Balanced.Synthesiser(n_episodes=int(sys.argv[1])).save(sys.argv[2])')
    subprocess.run([sys.executable, '-c', program, str(size), folder], check=True)


def run_size(size):
    with tempfile.TemporaryDirectory(dir='.') as folder:
        make_files(size, folder)
        lines = subprocess.run([sys.executable, __file__, str(size), folder], check=True,
                               stdout=subprocess.PIPE, text=True).stdout.splitlines()
    rows = []
    for line in lines:
        step, seconds, peak = line.split()
        rows.append((size, step, f'{float(seconds):.3f}', f'{int(peak) / 1024:.0f}',
                     f'{int(peak) * 1024 / size:.1f}'))
        print('  '.join(str(value) for value in rows[-1]), flush=True)
    return rows


def draw(rows):
    """Seconds over episodes, both on logarithmic scales: what is linear rises at one slope."""
    steps = list(dict.fromkeys(row[1] for row in rows))
    xs = [math.log10(row[0]) for row in rows]
    ys = [math.log10(max(float(row[2]), 0.001)) for row in rows]
    low_x, high_x, low_y, high_y = min(xs), max(max(xs), min(xs) + 1), min(ys), max(ys) + 0.1

    def place(episodes, seconds):
        x = (math.log10(episodes) - low_x) / (high_x - low_x)
        y = (math.log10(max(seconds, 0.001)) - low_y) / (high_y - low_y)
        return (f'{MARGIN + x * (WIDTH - 3 * MARGIN):.1f},'
                f'{HEIGHT - MARGIN - y * (HEIGHT - 2 * MARGIN):.1f}')

    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
             f'font-family="sans-serif" font-size="12">',
             '<title>Seconds by number of synthetic episodes</title>',
             f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>']
    for size in sorted({row[0] for row in rows}):
        x = place(size, 0.001).split(',')[0]
        parts.append(f'<text x="{x}" y="{HEIGHT - MARGIN / 2}" text-anchor="middle">{size:,}</text>')
    for number, step in enumerate(steps):
        colour = COLOURS[number % len(COLOURS)]
        points = [place(row[0], float(row[2])) for row in rows if row[1] == step]
        x, y = points[-1].split(',')
        seconds = [row[2] for row in rows if row[1] == step][-1]
        parts.append(f'<polyline points="{" ".join(points)}" fill="none" stroke="{colour}" '
                     f'stroke-width="2"/>')
        parts.append(f'<text x="{float(x) + 6:.1f}" y="{y}" fill="{colour}">{step}: {seconds} s'
                     f'</text>')
    parts.append('</svg>')
    with open('scale.svg', 'w', encoding='utf-8') as out:
        out.write('\n'.join(parts) + '\n')


def main():
    if len(sys.argv) == 3:
        run_one(int(sys.argv[1]), sys.argv[2])
        return
    rows = [row for size in SIZES for row in run_size(size)]
    with open('scale.csv', 'w', encoding='utf-8', newline='') as out:
        writer = csv.writer(out, lineterminator='\n')
        writer.writerow(COLUMNS)
        writer.writerows(rows)
    draw(rows)


main()
