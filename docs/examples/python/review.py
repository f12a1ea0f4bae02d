# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""Reviews the folder of an area, and writes the review into another folder."""

import sys

import gi
gi.require_version('Balanced', '1')
from gi.repository import Balanced

folder, output = sys.argv[1:]
area = Balanced.Area.load(f'{folder}/area.json')
caseload = Balanced.Synthesiser.load(f'{folder}/synthetic.json').run()
review = Balanced.review(area, caseload, as_at='2021-02-28', period=('2020-03-01', '2021-02-28'))
review.save(output)
