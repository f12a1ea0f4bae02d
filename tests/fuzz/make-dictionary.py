#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""Writes libFuzzer's dictionary for documents of areas: every member and word of the schema."""

import json
import pathlib
import sys

SCHEMA = pathlib.Path(__file__).resolve().parents[2] / 'docs' / 'schema' / 'area.schema.json'


def words(kind):
    """The names of members, and what an enumeration may say."""
    yield from kind.get('enum', ())
    for name, inner in kind.get('properties', {}).items():
        yield name
        yield from words(inner)


def main():
    kinds = json.loads(SCHEMA.read_text(encoding='utf-8'))['$defs']
    for word in sorted({word for kind in kinds.values() for word in words(kind)}):
        print(f'"\\"{word}\\""')
    return 0


if __name__ == '__main__':
    sys.exit(main())
