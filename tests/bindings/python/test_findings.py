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
    assert [table.get_column(each).name for each in range(2)] == ['severity', 'code']


def test_default_words():
    templates = Balanced.Templates.get_default()
    assert 'targeted-undefined' in templates.dup_codes()
    assert templates.dup_title('synthetic-data') == 'Synthetic children'
    assert templates.dup_title('synthetic-data', 'cy_GB') == 'Plant synthetig'
    assert templates.lookup_severity('row-rejected-no-child') == (True, Balanced.Severity.ERROR)
    assert not templates.lookup_severity('nobody-knows')[0]


EPISODES = b'''child_id,episode_id,strand,level,stage,agency,start_date,end_date,colour
A1,1,intervention,specialist,intervention,nhs,2020-01-01,2020-02-01,red
A1,2,intervention,moon,intervention,nhs,2020-01-01,2020-02-01,red
A1,3,intervention,moon,intervention,nhs,2020-01-01,2020-02-01,red
A2,4,intervention,specialist,intervention,nhs,03/04/2020,,red
'''


@pytest.fixture
def findings():
    reader = Balanced.CaseloadReader.new(Balanced.CaseloadOptions())
    reader.read_bytes('episodes', EPISODES, 'ep.csv')
    return reader.end().findings


def test_findings_by_weight(findings):
    assert len(findings) == 3 and findings
    assert [each.severity.value_nick for each in findings] == ['error', 'error', 'info']
    assert (findings.n_errors, findings.n_warnings) == (2, 0)
    assert [each.code for each in findings[0:2]] == [
        'row-rejected-date-ambiguous', 'row-rejected-unknown-code']
    assert findings[-1].code == 'column-unknown'
    assert len(findings.filter('warning')) == 2


def test_finding_about_rows(findings):
    finding = findings['row-rejected-unknown-code']
    assert 'row-rejected-unknown-code' in findings
    assert (finding.count, finding.column) == (2, 'level')
    assert len(finding.rows) == 2 and list(finding.rows) == [2, 3]
    assert (finding.rows[-1], finding.rows[0:1]) == (3, [2])
    assert repr(finding.rows) == '<2 rows: 2, 3>'
    assert finding.message.endswith(
        'column level: rows left out because the framework does not know the code: 2.')
    assert 'colofn level' in finding.dup_message(None, 'cy')
    assert 'error' in finding._repr_html_() and finding.code in repr(finding)


def test_no_identifier_is_told(findings):
    for finding in findings:
        assert 'A1' not in finding.message and 'A2' not in finding.message


def test_words_of_a_vendor(findings):
    templates = Balanced.Templates.new_from_bytes(
        '[row-rejected-unknown-code]\nMessage={count} × {column}\n')
    assert findings['row-rejected-unknown-code'].dup_message(templates) == '2 × level'


def test_a_finding_outlives_its_list():
    reader = Balanced.CaseloadReader.new(Balanced.CaseloadOptions())
    reader.read_bytes('episodes', EPISODES, 'ep.csv')
    finding = reader.end().findings[0]
    del reader
    assert finding.code == 'row-rejected-date-ambiguous'
    assert list(finding.rows) == [4]


def test_table_of_findings(findings):
    table = findings.to_table()
    assert table.get_n_rows() == 3
    assert table.lookup_column('message').get_text(0) == findings[0].message
    assert findings._repr_html_().count('<tr>') == 4
