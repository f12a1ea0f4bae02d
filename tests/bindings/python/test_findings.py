# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""Findings and their words."""

import pytest
from gi.repository import Balanced


def test_bare_finding():
    finding = Balanced.Finding()
    assert (finding.code, finding.count, finding.subject) == ('', 0, None)
    assert finding.severity == Balanced.Severity.INFO
    assert finding.figures == {}
    assert list(finding.rows) == []
    with pytest.raises(IndexError):
        finding.rows[0]
    assert finding.message == ': –'


def test_no_findings():
    findings = Balanced.Findings()
    assert len(findings) == 0 and not findings
    assert list(findings) == []
    assert 'idle-waits' not in findings
    with pytest.raises(KeyError):
        findings['idle-waits']
    with pytest.raises(IndexError):
        findings[0]
    assert repr(findings) == '<Balanced.Findings 0: 0 errors, 0 warnings>'
    assert findings._repr_html_().startswith('<table>')


def test_table_of_no_findings():
    table = Balanced.Findings().to_table()
    assert table.get_n_rows() == 0
    assert [each.get_name() for each in table][:2] == ['severity', 'code']


def test_default_words():
    templates = Balanced.Templates.get_default()
    assert 'universal-to-specialist-jumps' in templates.dup_codes()
    assert templates.dup_title('synthetic-data') == 'Synthetic children'
    assert templates.dup_title('synthetic-data', 'cy_GB') == 'Plant synthetig'
    assert templates.lookup_severity('row-rejected-no-child') == (True, Balanced.Severity.ERROR)
    assert not templates.lookup_severity('nobody-knows')[0]
