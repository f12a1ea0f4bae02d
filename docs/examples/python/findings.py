#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""What the document of an area says by itself, as sentences in English and Welsh."""

import pathlib
import sys

import gi

gi.require_version('Balanced', '1')
from gi.repository import Balanced

folder, output = map(pathlib.Path, sys.argv[1:])
findings = Balanced.Area.load(folder / 'area.json').check().findings

output.mkdir(parents=True, exist_ok=True)
with open(output / 'findings.txt', 'w', encoding='utf-8') as file:
    for finding in findings:
        print(finding.code, finding.message, finding.dup_message(None, 'cy'), sep='\n', end='\n\n', file=file)
