# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""How agencies work together, built in code and held against the rules of its type."""

from gi.repository import Balanced


def build(**changes):
    members = dict(code='wells', label='Wells alliance', type='alliance', providers=['trust', 'charity'],
                   contracts=['c1', 'c2'], outcomes=['FS1'], population='children')
    members.update(changes)
    return Balanced.Area(
        code='x', name='X',
        agencies=[Balanced.Agency(code='trust', name='Trust', sector='nhs'),
                  Balanced.Agency(code='charity', name='Charity', sector='voluntary')],
        populations=[Balanced.Population(code='children', label='Children')],
        contracts=[Balanced.Contract(code='c1', label='One', provider='trust', outcomes=['FS1']),
                   Balanced.Contract(code='c2', label='Two', provider='charity', outcomes=['FS1', 'WF1'])],
        integration=Balanced.Integration(arrangements=[Balanced.Arrangement(**members)]))


def codes(area):
    return {each.code for each in area.check().findings}


def test_well_built():
    area = build()
    assert area.integration.arrangements[0].providers == ['trust', 'charity']
    assert not {code for code in codes(area) if code.startswith('arrangement-')}
    rows = area.check().tables['arrangement_rules'].to_csv().splitlines()
    assert len(rows) == 1 + 5 and all(',holds,' in row for row in rows[1:])


def test_wrongly_built():
    assert 'arrangement-population-missing' in codes(build(population=None))
    assert 'arrangement-provider-without-contract' in codes(build(contracts=['c1']))
    assert 'arrangement-outcomes-differ' in codes(build(outcomes=['FS1', 'WF1']))
    assert 'arrangement-contract-not-one' in codes(build(type='prime-contractor', lead='trust'))


def test_steps_and_features():
    steps = [Balanced.ArrangementStep(code='talk', label='Talk', kind='conversation'),
             Balanced.ArrangementStep(code='pack', label='Package', kind='package')]
    features = [Balanced.ArrangementFeature(feature='time-for-conversation', state=Balanced.ContextState.UNMET)]
    found = codes(build(type='co-production-individual', steps=steps, features=features))
    assert {'conversation-reaches-no-package', 'package-without-conversation', 'co-production-without-time'} <= found


def test_posts_and_funds():
    arrangement = Balanced.Arrangement(
        code='pool', label='Pool', type='section-75', formality=Balanced.Formality.INFORMAL, posts=['lead'],
        contributions=[Balanced.FundContribution(agency='trust', unit='GBP', amount=Balanced.Figure.new(3, Balanced.ValueState.VALUE, Balanced.Qualifier.EXACT,
                                                                                         Balanced.Origin.PUBLISHED))])
    area = Balanced.Area(code='x', name='X', integration=Balanced.Integration(
        arrangements=[arrangement], posts=[Balanced.Post(code='lead', label='Lead', person='p1')]))
    assert {'arrangement-on-one-person', 'arrangement-not-written', 'arrangement-pool-unfunded'} <= codes(area)
    types = area.framework.lookup_scheme('arrangement-types')
    assert types.lookup('dco').code == 'joint-post'
