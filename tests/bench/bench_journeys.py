# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""The benchmark's questions about the order of episodes, as ours, DuckDB and Polars answer them.

Q2 moves between consecutive starts, Q4 from pre-identification to intervention, Q5 what directly
follows what, Q6 variants, Q9 handovers between runs of one agency, Q10 idle waits.
"""

import datetime

LAST = datetime.date(2025, 8, 31)
EPOCH = datetime.date(1970, 1, 1)
AFTER = (LAST - EPOCH).days + 1

STRANDS = ['family', 'environment', 'workforce', 'identification', 'intervention']
LEVELS = ['universal', 'targeted', 'specialist']

BINS = 27
BIN_DAYS = 28
COMMONEST = 50


def rows_of(result, table, *names):
    return result.tables[table].to_polars().select(names).rows()


class Ours:
    """Each question is a call, and what makes rows of integers of its result."""

    def ask(self, analysis, as_at=LAST, **options):
        return getattr(self.caseload, analysis)(as_at, n_threads=self.n_threads, **options)

    def Q2(self):
        return self.ask('start_moves')

    def Q2_rows(self, result):
        (jumps, steps), = rows_of(result, 'start_move_totals', 'universal_to_specialist',
                                  'universal_targeted_specialist')
        return [(0, LEVELS.index(before), LEVELS.index(now), n) for before, now, n in rows_of(
            result, 'start_moves', 'from_level', 'to_level', 'moves')] + [
            (1, 0, 2, jumps), (2, 0, 2, steps)]

    def Q4(self):
        return self.ask('lead_times')

    def Q4_rows(self, result):
        states = {state: figures for state, *figures in rows_of(
            result, 'lead_times', 'state', 'children', 'days', 'idle_days')}
        reached, days, idle = states['reached']
        return [(0, reached + states['not_reached'][0]), (1, reached), (2, days), (3, idle)] + [
            (4 + i, n) for i, n in rows_of(result, 'lead_time_bins', 'bin', 'children_by_idle_days')
            if n]

    def Q5(self):
        return self.ask('directly_follows', key='provision', gap='start-to-start',
                        figures=['pairs', 'gap_median_lower'])

    def Q5_rows(self, result):
        return [(int(a), int(b), n, median) for a, b, n, median in rows_of(
            result, 'directly_follows', 'from_provision', 'to_provision', 'pairs',
            'gap_median_lower')]

    def Q6(self):
        return self.ask('variants', merge_equal=True, sets=False, most_variants=COMMONEST)

    def Q6_rows(self, result):
        def cell(key):
            strand, level = key.split('/')
            return STRANDS.index(strand) * 3 + LEVELS.index(level)
        return [(n, *map(cell, sequence.split(' > '))) for n, sequence in rows_of(
            result, 'variants', 'children', 'sequence')]

    def Q9(self):
        return self.ask('handovers', merge_runs=True, working_together=False)

    def Q9_rows(self, result):
        return [(int(a), int(b), *figures) for a, b, *figures in rows_of(
            result, 'handovers', 'from_agency', 'to_agency', 'handovers', 'gapped', 'gap_days',
            'signed_gap_median_lower')]

    # In the question whoever waits has waited until the end of the last day.
    def Q10(self):
        return self.ask('waits', as_at=LAST + datetime.timedelta(1), by='level')

    def Q10_rows(self, result):
        return [(LEVELS.index(level), int(state == 'started'), *figures)
                for level, state, *figures in rows_of(
                    result, 'idle_waits', 'level', 'state', 'waits', 'waiting_days', 'idle_days',
                    'wholly_idle_waits', 'most_idle_days', 'median_idle_days_lower')
                if state in ('started', 'waiting') and figures[0]]


MOVES = '''
    g AS (SELECT p, l, o, count(*) n FROM x WHERE p IS NOT NULL GROUP BY ALL)
    SELECT 0, p, l, sum(n) FROM g GROUP BY p, l
    UNION ALL SELECT 1, 0, 2, sum(n) FROM g WHERE p = 0 AND l = 2
    UNION ALL SELECT 2, 0, 2, sum(n) FROM g WHERE p = 1 AND l = 2 AND o = 0'''
GAPS = '''
    SELECT a, b, count(*), count(*) FILTER (gap > 0), coalesce(sum(gap) FILTER (gap > 0), 0),
           quantile_disc(gap, 0.5) FROM t GROUP BY a, b'''

DUCKDB = {
    'Q2': {
        'windows': f'''
            WITH x AS (SELECT level l, lag(level) OVER w p,
                       last_value(CASE WHEN level <> 1 THEN level END IGNORE NULLS) OVER (
                         PARTITION BY child ORDER BY rn
                         ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) o
                       FROM ep WINDOW w AS (PARTITION BY child ORDER BY rn)), {MOVES}''',
        'one pass': f'''
            WITH r AS (SELECT level, child, lag(child) OVER () pc, lag(level) OVER () pl,
                       row_number() OVER () i FROM ep),
            s AS (SELECT level, CASE WHEN pc = child THEN pl END p,
                  max(CASE WHEN level <> 1 THEN i * 4 + level END) OVER (
                    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) m,
                  max(CASE WHEN pc IS DISTINCT FROM child THEN i END) OVER (
                    ROWS UNBOUNDED PRECEDING) f FROM r),
            x AS (SELECT level l, p, CASE WHEN m // 4 >= f THEN m % 4 END o FROM s), {MOVES}''',
    },
    'Q4': {
        'joins': f'''
            WITH r AS (SELECT child, min(s) t0 FROM ep WHERE stage = 0 GROUP BY child),
            f AS (SELECT child, t0, min(s) t1 FROM ep JOIN r USING (child)
                  WHERE stage = 2 AND s >= t0 GROUP BY ALL),
            c AS (SELECT child, greatest(s, t0) b, least(e, t1) e FROM ep JOIN f USING (child)
                  WHERE s < t1 AND e > t0),
            u AS (SELECT child, b, e, max(e) OVER (PARTITION BY child ORDER BY b
                  ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) p FROM c),
            v AS (SELECT child, sum(greatest(0, e - greatest(b, coalesce(p, b)))) d
                  FROM u GROUP BY child),
            z AS (SELECT t1 - t0 w, t1 - t0 - coalesce(d, 0) i FROM f LEFT JOIN v USING (child))
            SELECT 0, count(*) FROM r UNION ALL SELECT 1, count(*) FROM z
            UNION ALL SELECT 2, sum(w) FROM z UNION ALL SELECT 3, sum(i) FROM z
            UNION ALL SELECT 4 + least(i // {BIN_DAYS}, {BINS - 1}), count(*) FROM z GROUP BY 1''',
    },
    'Q5': {
        'one pass': '''
            WITH x AS (SELECT child, lag(child) OVER () pc, lag(activity) OVER () a, activity b,
                       s - lag(s) OVER () gap FROM ep)
            SELECT a, b, count(*), quantile_disc(gap, 0.5) FROM x WHERE pc = child GROUP BY a, b''',
        'windows': '''
            WITH x AS (SELECT lag(activity) OVER w a, activity b, s - lag(s) OVER w gap FROM ep
                       WINDOW w AS (PARTITION BY child ORDER BY rn))
            SELECT a, b, count(*), quantile_disc(gap, 0.5) FROM x WHERE a IS NOT NULL
            GROUP BY a, b''',
    },
    'Q6': {
        'lists': f'''
            WITH x AS (SELECT child, rn, (strand * 3 + level)::UTINYINT c, lag(child) OVER () pc,
                       lag((strand * 3 + level)::UTINYINT) OVER () p FROM ep),
            v AS (SELECT child, list(c ORDER BY rn) v FROM x
                  WHERE pc IS DISTINCT FROM child OR p <> c GROUP BY child)
            SELECT count(*) n, v FROM v GROUP BY v ORDER BY n DESC, v LIMIT {COMMONEST}''',
    },
    'Q9': {
        'joined runs': f'''
            WITH x AS (SELECT child, s, e, agency, CASE WHEN lag(agency) OVER () = agency
                       AND lag(child) OVER () = child THEN 0 ELSE 1 END c FROM ep),
            y AS (SELECT *, sum(c) OVER (ROWS UNBOUNDED PRECEDING)::INT run FROM x),
            r AS (SELECT run, any_value(child) child, any_value(agency) g, min(s) s, max(e) e
                  FROM y GROUP BY run),
            t AS (SELECT p.g a, q.g b, q.s - p.e gap FROM r p
                  JOIN r q ON q.run = p.run + 1 AND q.child = p.child) {GAPS}''',
        'ordered runs': f'''
            WITH x AS (SELECT child, s, e, agency, CASE WHEN lag(agency) OVER () = agency
                       AND lag(child) OVER () = child THEN 0 ELSE 1 END c FROM ep),
            y AS (SELECT *, sum(c) OVER (ROWS UNBOUNDED PRECEDING)::INT run FROM x),
            r AS (SELECT run, any_value(child) child, any_value(agency) g, min(s) s, max(e) e
                  FROM y GROUP BY run ORDER BY run),
            o AS (SELECT lag(g) OVER () a, g b, s - lag(e) OVER () gap, child,
                  lag(child) OVER () pc FROM r),
            t AS (SELECT * FROM o WHERE pc = child) {GAPS}''',
    },
    'Q10': {
        'as of': '''
            WITH o AS (SELECT child, s, e, max(e) OVER (PARTITION BY child ORDER BY rn
                       ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) p
                       FROM ep WHERE stage = 2 AND level >= 1),
            i AS (SELECT child, greatest(s, coalesce(p, s)) f, e FROM o WHERE e > coalesce(p, s)),
            c AS (SELECT child, f, e, coalesce(sum(e - f) OVER (PARTITION BY child ORDER BY f
                  ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) d FROM i),
            a AS (SELECT w.*, coalesce(c.d + least(w.q, c.e) - c.f, 0) x
                  FROM wt w ASOF LEFT JOIN c ON w.child = c.child AND w.q >= c.f),
            z AS (SELECT a.level, a.started, a.u - a.q w,
                  a.u - a.q - (coalesce(c.d + least(a.u, c.e) - c.f, 0) - a.x) i
                  FROM a ASOF LEFT JOIN c ON a.child = c.child AND a.u >= c.f)
            SELECT level, started::INT, count(*), sum(w), sum(i),
                   count(*) FILTER (i = w AND w > 0), max(i), quantile_disc(i, 0.5)
            FROM z GROUP BY ALL''',
    },
}


def prepare_duckdb(db, path, types):
    """The waits, which no other question needs."""
    db.execute(f"""
        CREATE TABLE IF NOT EXISTS wt AS
        SELECT child_id child, level, start_date IS NOT NULL started,
               (requested_date - DATE '1970-01-01')::INTEGER q,
               coalesce((start_date - DATE '1970-01-01')::INTEGER, {AFTER}) u
        FROM read_csv('{path}', columns={types}, header=true, delim=',', quote='', escape='',
                      dateformat='%Y-%m-%d', auto_detect=false, nullstr='')
        WHERE requested_date IS NOT NULL""")


def flat(row):
    """A row whose last value may be a list."""
    return tuple(number for value in row
                 for number in (value if isinstance(value, list) else [int(value)]))


class Polars:
    """Questions of a class that has pl and ep, and waits once they are read."""

    def same(self):
        pl = self.pl
        return (pl.col('child') == pl.col('child').shift(1)).fill_null(False)

    def uncovered(self, rows):
        """The days of each row that no earlier row of the child has: u."""
        pl = self.pl
        reach = (pl.col('child').cast(pl.Int64) * 65536 + pl.col('e')).cum_max().shift(1) % 65536
        before = pl.when(self.same()).then(reach).otherwise(0).cast(pl.Int32)
        return rows.with_columns(before.alias('p')).with_columns(
            (pl.col('e') - pl.max_horizontal('s', 'p')).clip(lower_bound=0).alias('u'))

    def Q2_one_pass(self, get):
        pl = self.pl
        level = pl.col('level').cast(pl.Int32)
        other = (pl.when(level != 1).then(level).when(~self.same()).then(pl.lit(3, pl.Int32))
                 .otherwise(None).forward_fill().shift(1))
        groups = get(self.ep.lazy().select(
            self.same().alias('same'), level.alias('l'), level.shift(1).alias('p'),
            other.alias('o')).filter('same').group_by('p', 'l', 'o').agg(pl.len())).rows()
        moves, jumps, steps = {}, 0, 0
        for before, now, o, n in groups:
            moves[before, now] = moves.get((before, now), 0) + n
            jumps += n * ((before, now) == (0, 2))
            steps += n * ((before, now, o) == (1, 2, 0))
        return [(0, *key, n) for key, n in moves.items()] + [(1, 0, 2, jumps), (2, 0, 2, steps)]

    def Q4_joins(self, get):
        pl = self.pl
        rows = self.ep.lazy().select('child', 's', 'e', 'stage')
        first = get(rows.filter(pl.col('stage') == 0).group_by('child').agg(
            pl.col('s').min().alias('a')))
        both = get(rows.filter(pl.col('stage') == 2).join(first.lazy(), on='child').filter(
            pl.col('s') >= pl.col('a')).group_by('child').agg(
                pl.col('a').first(), pl.col('s').min().alias('b')))
        inside = rows.join(both.lazy(), on='child', maintain_order='left').filter(
            (pl.col('s') < pl.col('b')) & (pl.col('e') > pl.col('a'))).select(
                'child', pl.max_horizontal('s', 'a').alias('s'),
                pl.min_horizontal('e', 'b').alias('e'))
        covered = self.uncovered(inside).group_by('child').agg(pl.col('u').sum())
        days = pl.col('b') - pl.col('a')
        found = get(both.lazy().join(covered, on='child', how='left').select(
            days.alias('w'), (days - pl.col('u').fill_null(0)).alias('i')))
        bins = found.group_by((pl.col('i') // BIN_DAYS).clip(upper_bound=BINS - 1).alias('k')).agg(
            pl.len()).rows()
        return [(0, first.height), (1, both.height), (2, found['w'].cast(pl.Int64).sum()),
                (3, found['i'].cast(pl.Int64).sum())] + [(4 + k, n) for k, n in bins]

    def Q5_one_pass(self, get):
        pl = self.pl
        return get(self.ep.lazy().select(
            self.same().alias('same'), pl.col('activity').shift(1).alias('a'),
            pl.col('activity').alias('b'), (pl.col('s') - pl.col('s').shift(1)).alias('g'))
            .filter('same').group_by('a', 'b').agg(
                pl.len(), pl.col('g').quantile(0.5, 'lower').cast(pl.Int32))).rows()

    def Q6_letters(self, get):
        pl = self.pl
        cell = pl.col('strand') * 3 + pl.col('level')
        letters = [chr(65 + i) for i in range(15)]
        rows = self.ep.lazy().select('child', cell.alias('c'), self.same().alias('same')).filter(
            ~pl.col('same') | (pl.col('c') != pl.col('c').shift(1)))
        found = rows.select('child', pl.col('c').replace_strict(
            list(range(15)), letters, return_dtype=pl.String)).group_by('child').agg(
                pl.col('c').str.join('').alias('v'))
        top = get(found.group_by('v').agg(pl.len().alias('n')).sort(
            ['n', 'v'], descending=[True, False]).limit(COMMONEST)).rows()
        return [(n, *(ord(letter) - 65 for letter in text)) for text, n in top]

    def Q9_runs(self, get):
        pl = self.pl
        new = ~(self.same() & (pl.col('agency') == pl.col('agency').shift(1)).fill_null(False))
        runs = self.ep.lazy().select(
            'child', 's', 'e', 'agency', new.cast(pl.Int32).cum_sum().alias('run')).group_by(
                'run').agg(pl.col('child').first(), pl.col('agency').first(), pl.col('s').min(),
                           pl.col('e').max()).sort('run')
        gap = pl.col('g')
        return get(runs.select(
            self.same().alias('same'), pl.col('agency').shift(1).alias('a'),
            pl.col('agency').alias('b'), (pl.col('s') - pl.col('e').shift(1)).alias('g'))
            .filter('same').group_by('a', 'b').agg(
                pl.len(), (gap > 0).sum().alias('p'),
                gap.clip(lower_bound=0).cast(pl.Int64).sum().alias('d'),
                gap.quantile(0.5, 'lower').cast(pl.Int32).alias('m'))).rows()

    def read_waits(self, path, schema):
        pl = self.pl
        self.waits = pl.read_csv(path, schema=schema).filter(
            pl.col('requested_date').is_not_null()).select(
                pl.col('child_id').alias('child'), 'level',
                pl.col('start_date').is_not_null().alias('started'),
                pl.col('requested_date').cast(pl.Int32).alias('q'),
                pl.col('start_date').cast(pl.Int32).fill_null(AFTER).alias('u'))

    def Q10_as_of(self, get):
        pl = self.pl
        offers = self.uncovered(self.ep.lazy().filter(
            (pl.col('stage') == 2) & (pl.col('level') >= 1)).select('child', 's', 'e')).filter(
                pl.col('u') > 0)
        cover = get(offers.select(
            'child', (pl.col('e') - pl.col('u')).alias('f'), 'e',
            (pl.col('u').cum_sum().over('child') - pl.col('u')).alias('d'))).sort('child', 'f')

        def until(rows, day, name):
            joined = rows.sort('child', day).join_asof(
                cover.lazy(), left_on=day, right_on='f', by='child', strategy='backward',
                check_sortedness=False)
            days = pl.col('d') + pl.min_horizontal(day, 'e') - pl.col('f')
            return joined.with_columns(days.fill_null(0).alias(name)).drop('f', 'e', 'd')

        waits = until(until(self.waits.lazy(), 'q', 'x'), 'u', 'y').select(
            'level', 'started', (pl.col('u') - pl.col('q')).alias('w'),
            (pl.col('u') - pl.col('q') - pl.col('y') + pl.col('x')).alias('i'))
        idle, days = pl.col('i'), pl.col('w')
        return [tuple(map(int, row)) for row in get(waits.group_by('level', 'started').agg(
            pl.len(), days.cast(pl.Int64).sum(), idle.cast(pl.Int64).sum().alias('t'),
            ((idle == days) & (days > 0)).sum().alias('z'), idle.max().alias('m'),
            idle.quantile(0.5, 'lower').alias('l'))).rows()]
