# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""The offer of settings: the page of the manual runs, and its parts are built in code."""

import os
import pathlib
import re

import pytest
from gi.repository import Balanced

PAGE = pathlib.Path(os.environ['BALANCED_SOURCE'], 'docs', 'manual', 'offer.md')
BLOCK = re.compile(r'^```python\n(.*?)^```$', re.DOTALL | re.MULTILINE)


@pytest.fixture(scope='module')
def page():
    """What the blocks of the page define; they hold their own assertions."""
    blocks = BLOCK.findall(PAGE.read_text(encoding='utf-8'))
    names = {}
    assert sum('assert' in block for block in blocks) == 3
    for block in blocks:
        exec(compile(block, PAGE.name, 'exec'), names)
    return names


def test_shares_out_the_whole_pool(page):
    due = page['column'](page['result'], 'allocation_settings', 'due')
    assert sum(due) == page['area'].allocations[0].pool == 100


def test_lists(page):
    area = page['area']
    assert area.link_therapists[0].links[1].setting == 'hub'
    assert area.link_therapists[0].links[1].per == Balanced.Frequency.MONTH
    assert area.rolling_programmes[0].groups[0].filled == 6
    assert area.allocations[0].shares[1].top_up == 12
    with pytest.raises(Balanced.Error, match='no allocation'):
        area.allocate('hours')


def test_built_in_code():
    need = Balanced.AllocationNeed(measure='sen', value=Balanced.Figure.new(
        3, Balanced.ValueState.VALUE, Balanced.Qualifier.EXACT, Balanced.Origin.PUBLISHED))
    share = Balanced.AllocationShare(setting='hill', needs=[need], allocated=4)
    measure = Balanced.NeedMeasure(code='sen', label='SEN Support', weight=1, aspect=Balanced.NeedAspect.VOLUME)
    area = Balanced.Area(
        code='x', name='X', settings=[Balanced.Setting(code='lake', name='Lake', environment=[
            Balanced.EnvironmentStep(kind=Balanced.EnvironmentStepKind.ADAPT)])],
        allocations=[Balanced.Allocation(code='days', pool=4, need_measures=[measure], shares=[share])],
        rolling_programmes=[Balanced.RollingProgramme(code='p', name='P', group_size=6,
                                                      groups=[Balanced.ProgrammeGroup(filled=3)])],
        link_therapists=[Balanced.LinkTherapist(code='t', links=[Balanced.TherapistLink(setting='hill')])],
        information_offer=Balanced.InformationOffer(
            languages=['en', 'ta'], items=[Balanced.InformationItem(code='i', title='Page', languages=['en'])]),
        spend_comparisons=[Balanced.SpendComparison(code='s', label='Spend',
                                                    comparators=[Balanced.SpendComparator(name='Next door')])],
        system_profile=Balanced.SystemProfile(
            scale=['begun'], parts=[Balanced.ProfilePart(block='leadership', evidence=[
                Balanced.ProfileEvidence(statement='A joint head', kind='document')])]))
    codes = {finding.code for finding in area.check().findings}
    assert {'programme-incomplete', 'link-therapist-time-unknown', 'information-language-missing',
            'spend-without-caveats', 'profile-part-missing', 'reference-unknown',
            'environment-step-skipped'} <= codes
    assert 'allocation-sum-differs' not in codes


def test_options(page):
    check = Balanced.AreaCheck(area=page['area'], maximum_sites=1, minimum_fill=1.0)
    codes = {finding.code for finding in check.run().findings}
    assert {'link-therapist-many-sites', 'programme-fill-low'} <= codes
