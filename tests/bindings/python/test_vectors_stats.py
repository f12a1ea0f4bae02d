# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""Every family of published statistics of the shared vectors, through Python.

With pytest -s, or as a script, it prints the cases passed of each family."""

import json
import math
import os
import pathlib
import re

import pytest
from gi.repository import Balanced

FOLDER = pathlib.Path(os.environ.get('BALANCED_SHARED', ''), 'vectors', 'stats')
stats = Balanced.statistics
TOLERANCE = 1e-9

PLACES = {'very_low': 'Low (0.001)', 'low': 'Low (0.025)', 'within': 'Not significant',
          'high': 'High (0.025)', 'very_high': 'High (0.001)'}


def is_close(actual, expected, tolerance=TOLERANCE):
    if isinstance(expected, (str, bool, dict)) or isinstance(actual, str):
        return actual == expected
    if expected is None or expected == 'NA':
        return actual is None or actual != actual
    floor = 1 if tolerance > TOLERANCE else 1e-6
    return actual is not None and math.isclose(actual, expected, rel_tol=tolerance,
                                               abs_tol=tolerance * floor)


def compare(case, found, tolerance=TOLERANCE):
    """The names of what is expected and not found so; what the case lacks is not asked for."""
    wrong = []
    for name, actual in found.items():
        if name not in case:
            continue
        expected = case[name]
        if isinstance(expected, list):
            actual = list(actual)
            if len(actual) != len(expected) or not all(
                    is_close(a, b, tolerance) for a, b in zip(actual, expected)):
                wrong.append(f'{name}: {actual} is not {expected}')
        elif not is_close(actual, expected, tolerance):
            wrong.append(f'{name}: {actual} is not {expected}')
    return wrong


def columns(table, *names):
    return {name: table[name].to_list() for name in names}


def wilson(case):
    found = stats.wilson_interval(case['x'], case['n'], confidence=case['confidence'])
    return {'p': found['share'], 'lower': found['lower'], 'upper': found['upper']}


def confidence_of(case):
    value = case['confidence']
    return float(re.search(r'[\d.]+', value)[0]) / 100 if isinstance(value, str) else value


def byars(case):
    confidence = confidence_of(case)
    if 'Wilson' in case.get('method', ''):
        found = stats.wilson_interval(case['x'], case['n'], confidence=confidence)
    else:
        found = stats.count_interval(case['x'], confidence=confidence, method='byar')
    return {'lower': found['lower'], 'upper': found['upper'], 'lowercl': found['lower'],
            'uppercl': found['upper']}


def rate_byar_exact(case):
    found = stats.rate_interval(case['count'], case['denominator'], multiplier=case['multiplier'],
                                confidence=case['confidence'])
    return {'value': found['rate'], 'lower': found['lower'], 'upper': found['upper']}


def phe_table(case, function, name, **options):
    inner = function(case['Numerator'], case['Denominator'], confidence=0.95, **options)
    outer = function(case['Numerator'], case['Denominator'], confidence=0.998, **options)
    return {'value': inner[name], 'lower95_0cl': inner['lower'], 'upper95_0cl': inner['upper'],
            'lower99_8cl': outer['lower'], 'upper99_8cl': outer['upper']}


def phe_table_proportion(case):
    found = phe_table(case, stats.wilson_interval, 'share')
    return {name: value if value is None else value * case['multiplier']
            for name, value in found.items()}


def phe_table_rate(case):
    return phe_table(case, stats.rate_interval, 'rate', multiplier=case['multiplier'])


def two_proportions_newcombe(case):
    found = stats.newcombe_interval(case['x1'], case['n1'], case['x2'], case['n2'])
    return {'diff': found['difference'], 'lower': found['lower'], 'upper': found['upper'],
            'rr': found['ratio'], 'rr_lower': found['ratio_lower'], 'rr_upper': found['ratio_upper']}


def dsr(case):
    found = stats.direct_rate(case['count'], case['pop'], case['stdpop'],
                              multiplier=case['multiplier'], confidence=case['confidence'])
    return {'total_count': found['count'], 'value': found['rate'], 'lower': found['lower'],
            'upper': found['upper']}


def isr(case):
    found = stats.indirect_rate(case['count'], case['pop'], case['refcount'], case['refpop'],
                                multiplier=1000, confidence=case['confidence'])
    return {'observed': found['observed'], 'expected': found['expected'],
            'ref_rate_1000': found['reference_rate'], 'ratio100': 100 * found['ratio'],
            'ratio100_lower': 100 * found['lower'], 'ratio100_upper': 100 * found['upper'],
            'rate1000': found['rate'], 'rate1000_lower': found['rate_lower'],
            'rate1000_upper': found['rate_upper']}


def sii_rii(case):
    scale = 'plain' if not case['transform'] else \
        'logit' if case['value_type'] == 'proportion' else 'log'
    found = stats.slope_index(case['population'], case['value'], scale=scale,
                              multiplier=case['multiplier'])
    # the package multiplies the intercept only where it has to go back from another scale
    factor = 1 if scale == 'plain' else case['multiplier']
    return {'relative_rank': stats.relative_rank(case['population'])['relative_rank'].to_list(),
            'sii': found['slope_index'], 'rii': found['relative_index'],
            'intercept': found['intercept'] * factor}


def mean_t(case):
    return stats.mean_interval(case['values'], confidence=case['confidence'])


def quantile_group(case):
    found = stats.quantile_group(case['values'], n_groups=case['nquantiles'],
                                 highest_first=case['invert'])
    return {'quantile': found['quantile_group'].to_list()}


def percentiles(case):
    def of(kind):
        return stats.percentile(case['values'], probabilities=case['p'],
                                quantile_type=kind)['percentile'].to_list()
    found = stats.describe(case['values'])
    return {'type7': of(7), 'type1': of(1), 'mean': found['mean'], 'sd': found['sd'],
            'mad': found['median_deviation']}


def trend(case):
    found = stats.trend(case['y'])
    ahead = columns(stats.forecast(case['y'], ahead=3), 'forecast', 'lower', 'upper')
    return {'slope': found['slope'], 'intercept': found['intercept'],
            'slope_se': found['slope_error'], 'p': found['p'], 'r2': found['r_squared'],
            'forecast': ahead['forecast'], 'forecast_lower95': ahead['lower'],
            'forecast_upper95': ahead['upper'], 'theil_sen': found['theil_sen'],
            'mk_S': found['mann_kendall_s'], 'mk_var': found['mann_kendall_variance'],
            'mk_z': found['mann_kendall_z'], 'mk_p': found['mann_kendall_p']}


def effect_size_two_groups(case):
    found = stats.two_group_effect(case['a'] + case['b'],
                                   ['a'] * len(case['a']) + ['b'] * len(case['b']))
    return found | {
        'hedges_g_exactJ': found['hedges_g'], 'J_exact': found['hedges_correction'],
        'J_approx': found['hedges_correction_approximate'],
        'hedges_g_effectsize': found['hedges_g'], 'metafor_g': found['hedges_g'],
        'metafor_var': found['hedges_g_variance'], 'mannwhitney_U_a': found['mann_whitney_u'],
        'mannwhitney_p_normal_cc': found['mann_whitney_p'], 'welch_df': found['welch_degrees'],
        'welch_ci': [found['lower'], found['upper']]}


def effect_size_paired(case):
    found = stats.paired_effect(case['pre'], case['post'])
    return found | {'srm': found['d_z'], 'ci': [found['lower'], found['upper']],
                    'wilcoxon_V': found['wilcoxon_v'], 'wilcoxon_p_normal_cc': found['wilcoxon_p']}


def funnel_proportion_limits(case):
    inner = stats.funnel_share_limits(case['n'], case['average'], tail=0.025)
    outer = stats.funnel_share_limits(case['n'], case['average'], tail=0.001)
    return {'lower2': inner['lower'], 'upper2': inner['upper'], 'lower3': outer['lower'],
            'upper3': outer['upper']}


def funnel_poisson(case):
    inner = stats.funnel_expected_limits(case['events'], tail=0.025)
    outer = stats.funnel_expected_limits(case['events'], tail=0.001)
    return {'exp_for_lower2': inner['upper'], 'exp_for_upper2': inner['lower'],
            'exp_for_lower3': outer['upper'], 'exp_for_upper3': outer['lower']}


def funnel_significance(case):
    shares = stats.funnel_place(case['numerator'], case['denominator'])['place']
    ratios = stats.funnel_ratio_place(case['observed'], case['expected'])['place']
    return {'significance_proportion': [PLACES[each] for each in shares],
            'significance_ratio': [PLACES[each] for each in ratios]}


def funnel_overdispersion(case):
    kind = {'PR': 'share', 'RC': 'count_ratio'}.get(
        case['data_type'], 'ratio_log' if case['sr_method'] == 'SHMI' else 'ratio_root')
    options = {'funnel_kind': kind, 'trim': case['trim_by'], 'published': True,
               'truncate': case['adjustment'] == 'truncation'}
    n, at = len(case['numerator']), case['at_denominator']
    size = max(n, len(at))
    limits = stats.overdispersion_limits(
        case['numerator'] + [None] * (size - n), case['denominator'] + [None] * (size - n),
        at + [None] * (size - len(at)), **options)
    names = {'ll95': 'lower', 'ul95': 'upper', 'll998': 'outer_lower', 'ul998': 'outer_upper',
             'odll95': 'wide_lower', 'odul95': 'wide_upper', 'odll998': 'wide_outer_lower',
             'odul998': 'wide_outer_upper'}
    scores = stats.overdispersion_score(case['numerator'], case['denominator'], **options)
    found = stats.overdispersion(case['numerator'], case['denominator'], **options)
    return {'z': scores['z'].to_list(), 'z_adjusted': scores['adjusted_z'].to_list(),
            'n_used': found['n_used'], 'phi': found['phi'], 'tau2': found['tau_squared'],
            'target': found['target'],
            **{theirs: limits[ours].to_list()[:len(at)] for theirs, ours in names.items()}}


def kaplan_meier(case):
    curve = stats.survival_curve(case['time'], case['event'])
    shares = {'p25': 0.25, 'p50': 0.5, 'p75': 0.75, 'p92': 0.92}
    times = stats.survival_time(case['time'], case['event'], middle_times=True,
                                probabilities=list(shares.values()))['time'].to_list()
    wrong = [name for name, time in zip(shares, times)
             if name in case['quantiles'] and not is_close(time, case['quantiles'][name])]
    mean = stats.restricted_mean(case['time'], case['event'], until=case['rmst_tau'])
    return {'km_time': curve['time'].to_list(), 'n_risk': curve['at_risk'].to_list(),
            'n_event': curve['ended'].to_list(), 'survival': curve['survival'].to_list(),
            'std_err_greenwood': curve['standard_error'].to_list(),
            'quantiles': case['quantiles'] if not wrong else wrong,
            'rmst': mean['restricted_mean']}


def logrank(case):
    groups = [str(each) for each in case['group']]
    found = stats.log_rank(case['time'], case['event'], groups)
    counts = sorted(stats.log_rank_counts(case['time'], case['event'], groups),
                    key=lambda row: float(row['group']))
    return {'chisq': found['chi_squared'], 'p': found['p'],
            'observed': [row['observed'] for row in counts],
            'expected': [row['expected'] for row in counts]}


def gas_tscore(case):
    return {'T': stats.goal_score(case['scores'], case['weights'], rho=case['rho'])['t']}


def gas_light_mapping(case):
    found = stats.goal_light_score(case['baseline'], case['verbal'])
    assert found['word'] == case['verbal']
    return {'score_six_point': found['six_point'], 'score_for_T': found['score']}


def toms_change(case):
    domains = list(case['change'])
    start = [case['start'].get(each) for each in domains]
    end = [case['end'].get(each) for each in domains]
    changes = stats.toms_change(start, end)
    found = stats.toms_summary(start, end, domains)
    return {'change': dict(zip(domains, changes['change'])),
            'category': dict(zip(domains, changes['category'])), 'n_rated': found['rated'],
            'improved_any': found['improved_any'] or False,
            'declined_any': found['declined_any'] or False,
            'improved_all': found['improved_all'] or False,
            'n_domains_improved': found['improved']}


def reliable_change(case):
    found = stats.reliable_change(case['pre'], case['post'], sd=case['sd'],
                                  reliability=case['reliability'], cutoff=case.get('cutoff'),
                                  higher_is_better=case['higher_is_better'])
    return found | {'se_measurement': found['measurement_error'],
                    's_diff': found['difference_error'], 'rc': found['index'],
                    'min_reliable_change': found['least_change'],
                    'reliable_recovery': found['recovered']}


def special_functions(case):
    function = {'qnorm': stats.normal_quantile, 'pnorm': stats.normal_probability,
                'qt': stats.student_quantile, 'pt': stats.student_probability,
                'qchisq': stats.chi_squared_quantile, 'pchisq_upper': stats.chi_squared_upper}
    arguments = [case['p'] if 'p' in case else case['x']]
    if 'df' in case:
        arguments.append(case['df'])
    return {'out': function[case['fn']](*arguments)}


# The expected figures of this family were found by bisection: that is what they hold.
TOLERANCES = {'funnel_poisson': 1e-5}

FAMILIES = (byars, dsr, effect_size_paired, effect_size_two_groups, funnel_overdispersion,
            funnel_poisson, funnel_proportion_limits, funnel_significance, gas_light_mapping,
            gas_tscore, isr, kaplan_meier, logrank, mean_t, percentiles, phe_table_proportion,
            phe_table_rate, quantile_group, rate_byar_exact, reliable_change, sii_rii,
            special_functions, toms_change, trend, two_proportions_newcombe, wilson)


def run(family):
    name = family.__name__
    cases = json.loads((FOLDER / f'{name}.json').read_text())
    failed = {}
    for number, case in enumerate(cases):
        wrong = compare(case, family(case), TOLERANCES.get(name, TOLERANCE))
        if wrong:
            failed[number] = wrong
    return len(cases), failed


needs_vectors = pytest.mark.skipif(not FOLDER.is_dir(), reason='the shared vectors are not here')


@needs_vectors
@pytest.mark.parametrize('family', FAMILIES, ids=lambda family: family.__name__)
def test_family(family):
    n, failed = run(family)
    print(f'\nstats/{family.__name__}: {n - len(failed)} of {n} cases passed')
    assert n > 0 and not failed


@needs_vectors
def test_every_family_is_here():
    assert {each.__name__ for each in FAMILIES} == {each.stem for each in FOLDER.glob('*.json')}


if __name__ == '__main__':
    for each in FAMILIES:
        test_family(each)
