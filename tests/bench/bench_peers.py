# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""The benchmark's questions as DuckDB and Polars answer them best, for bench_queries.py.

Each peer holds its table in memory with narrow types, sorted by child, start, recorded end (open
last) and row, with days half open and open ends replaced: the best case that a careful analyst
could prepare. A question may have several forms; the fastest one counts. An answer is a list of
rows of integers, in any order.
"""

import datetime
import os

import bench_journeys

LAST = datetime.date(2025, 8, 31)
EPOCH = datetime.date(1970, 1, 1)
AFTER = (LAST - EPOCH).days + 1
FIRST = datetime.date(2015, 9, 1)
N_MONTHS = 120

COLUMNS = {'child_id': 'child', 'agency': 'agency', 'activity': 'activity', 'strand': 'strand',
           'level': 'level', 'stage': 'stage', 'role': 'role', 'minutes': 'minutes',
           'setting_id': 'setting', 'need': 'need'}


def month_of(day):
    return (day.year - FIRST.year) * 12 + day.month - FIRST.month


def calendar():
    days = range((FIRST - EPOCH).days, AFTER)
    return [(day, month_of(EPOCH + datetime.timedelta(day))) for day in days]


def hide(cells, totals):
    """Children by setting and cell for a workload of protection: 1 to 4 are hidden (-1), and one
    that is hidden alone in its row gets the smallest of the others beside it; the rest is rounded
    to 5. It is work to be timed, and no rule for publication."""
    import numpy as np
    # By cell, in narrow numbers: what is neighbouring in memory is treated alike.
    cells = np.ascontiguousarray(cells.T, dtype=np.int32)
    small = (cells - 1).view(np.uint32) < 4
    alone = np.flatnonzero(small.view(np.uint8).sum(axis=0, dtype=np.uint8) == 1)
    others = np.where(cells[:, alone] >= 5, cells[:, alone], np.iinfo(np.int32).max)
    least = others.argmin(axis=0)
    has_others = (others < np.iinfo(np.int32).max).any(axis=0)
    small[least[has_others], alone[has_others]] = True
    hidden = totals <= 4
    hidden[alone[~has_others]] = True
    rounded = (cells + 2) // 5 * 5
    rounded[small] = -1
    return rounded.T, np.where(hidden, -1, (totals + 2) // 5 * 5)


def rows_of(answer):
    """The rows of an answer, which may be the arrays of a grid, or of columns by name."""
    if isinstance(answer, list):
        return answer
    if isinstance(answer, dict):
        return list(zip(*(map(int, each) for each in answer.values())))
    return [(int(setting), *map(int, row), int(total)) for setting, row, total in zip(*answer)]


def grid(settings, places, counts, all_settings, totals):
    """From long counts to a row for each setting, in the order of the settings."""
    import numpy as np
    order = np.argsort(all_settings)
    cells = np.zeros((len(order), 15), np.int64)
    cells[np.searchsorted(all_settings[order], settings), places] = counts
    return (all_settings[order], *hide(cells, totals[order].astype(np.int64)))


class DuckDB:
    name = 'duckdb'
    types = {'episode_id': 'INTEGER', 'child_id': 'INTEGER', 'agency': 'USMALLINT',
             'activity': 'USMALLINT', 'strand': 'UTINYINT', 'level': 'UTINYINT',
             'stage': 'UTINYINT', 'role': 'UTINYINT', 'start_date': 'DATE', 'end_date': 'DATE',
             'contacts': 'USMALLINT', 'minutes': 'UINTEGER', 'setting_id': 'UINTEGER',
             'need': 'UTINYINT', 'outcome_id': 'USMALLINT', 'requested_date': 'DATE'}

    queries = {
        'Q1': {
            'distinct': '''
                SELECT agency, strand, level, count(*), count(DISTINCT child), sum(minutes)
                FROM ep GROUP BY ALL''',
            'by child first': '''
                WITH one AS (SELECT agency, strand, level, child, count(*) n, sum(minutes) m
                             FROM ep GROUP BY ALL)
                SELECT agency, strand, level, sum(n), count(*), sum(m) FROM one GROUP BY ALL''',
        },
        'Q3': {
            'sorted changes': '''
                WITH change AS (
                  SELECT (child::BIGINT << 17) | (s << 1) | 1 k FROM ep
                  UNION ALL SELECT (child::BIGINT << 17) | (e << 1) FROM ep),
                ordered AS (SELECT k FROM change ORDER BY k),
                level AS (SELECT k >> 17 child, sum(2 * (k & 1) - 1)
                          OVER (ROWS UNBOUNDED PRECEDING) c FROM ordered),
                peak AS (SELECT child, max(c) c FROM level GROUP BY child),
                reach AS (SELECT child, s, e, max(child::BIGINT << 16 | e)
                          OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) r FROM ep),
                fresh AS (SELECT child, s, e,
                          CASE WHEN r >> 16 = child THEN greatest(s, r & 65535) ELSE s END f
                          FROM reach),
                days AS (SELECT child, sum(e - s) u, sum(greatest(0, e - f)) d
                         FROM fresh GROUP BY child)
                SELECT 0, c, count(*) FROM peak GROUP BY c
                UNION ALL SELECT 1, 2 * u // d, count(*) FROM days GROUP BY 2 * u // d
                UNION ALL SELECT 2, sum(u), sum(d) FROM days''',
            'windows': '''
                WITH change AS (SELECT child, s d, 1 x FROM ep
                                UNION ALL SELECT child, e, -1 FROM ep),
                level AS (SELECT child, sum(x) OVER (PARTITION BY child ORDER BY d, x
                          ROWS UNBOUNDED PRECEDING) c FROM change),
                peak AS (SELECT child, max(c) c FROM level GROUP BY child),
                reach AS (SELECT child, s, e, coalesce(max(e) OVER (PARTITION BY child ORDER BY rn
                          ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), s) r FROM ep),
                days AS (SELECT child, sum(e - s) u, sum(greatest(0, e - greatest(s, r))) d
                         FROM reach GROUP BY child)
                SELECT 0, c, count(*) FROM peak GROUP BY c
                UNION ALL SELECT 1, 2 * u // d, count(*) FROM days GROUP BY 2 * u // d
                UNION ALL SELECT 2, sum(u), sum(d) FROM days''',
        },
        'Q7': {
            'distinct': '''
                SELECT need, level, wtier, count(DISTINCT child), count(*)
                FROM ep JOIN roles USING (role) GROUP BY ALL''',
            'by child first': '''
                WITH one AS (SELECT need, level, wtier, child, count(*) n
                             FROM ep JOIN roles USING (role) GROUP BY ALL)
                SELECT need, level, wtier, count(*), sum(n) FROM one GROUP BY ALL''',
            'bits': '''
                WITH place AS (SELECT child, need * 9 + level * 3 + wtier p
                               FROM ep JOIN roles USING (role)),
                bits AS (SELECT child, bit_or(1 << p::INT) b FROM place GROUP BY child),
                rows_of AS (SELECT p, count(*) n FROM place GROUP BY p),
                kids_of AS (SELECT i p, count(*) k FROM bits, range(27) r(i)
                            WHERE b >> i::INT & 1 = 1 GROUP BY i)
                SELECT p // 9, p // 3 % 3, p % 3, k, n FROM rows_of JOIN kids_of USING (p)''',
        },
        'Q8': {
            'reach': '''
                WITH x AS (SELECT child, (strand * 3 + level)::UTINYINT cell, a.m f, b.m t
                           FROM ep JOIN cal a ON a.d = s JOIN cal b ON b.d = e - 1),
                u AS (SELECT cell, f, t, max(t) OVER (PARTITION BY child, cell ORDER BY f
                      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) p FROM x),
                w AS (SELECT cell, greatest(f, coalesce(p + 1, 0)) f, t + 1 t FROM u
                      WHERE p IS NULL OR t > p),
                d AS (SELECT cell, m, sum(n) n FROM (
                        SELECT cell, f m, count(*) n FROM w GROUP BY ALL
                        UNION ALL SELECT cell, t, -count(*) FROM w GROUP BY ALL) GROUP BY ALL),
                g AS (SELECT cell, m FROM range(15) c(cell), range(120) r(m)),
                z AS (SELECT m, cell, sum(coalesce(n, 0)) OVER (PARTITION BY cell ORDER BY m) n
                      FROM g LEFT JOIN d USING (cell, m))
                SELECT m, cell, n FROM z WHERE n > 0''',
            'computed months': '''
                WITH x AS (SELECT child, strand * 3 + level cell,
                           (year(DATE '1970-01-01' + s) - 2015) * 12
                             + month(DATE '1970-01-01' + s) - 9 f,
                           (year(DATE '1970-01-01' + (e - 1)) - 2015) * 12
                             + month(DATE '1970-01-01' + (e - 1)) - 9 t FROM ep),
                u AS (SELECT cell, f, t, max(t) OVER (PARTITION BY child, cell ORDER BY f
                      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) p FROM x),
                w AS (SELECT cell, greatest(f, coalesce(p + 1, 0)) f, t + 1 t FROM u
                      WHERE p IS NULL OR t > p),
                d AS (SELECT cell, m, sum(n) n FROM (
                        SELECT cell, f m, count(*) n FROM w GROUP BY ALL
                        UNION ALL SELECT cell, t, -count(*) FROM w GROUP BY ALL) GROUP BY ALL),
                g AS (SELECT cell, m FROM range(15) c(cell), range(120) r(m)),
                z AS (SELECT m, cell, sum(coalesce(n, 0)) OVER (PARTITION BY cell ORDER BY m) n
                      FROM g LEFT JOIN d USING (cell, m))
                SELECT m, cell, n FROM z WHERE n > 0''',
            'distinct': '''
                SELECT m, cell, count(*) FROM (
                  SELECT DISTINCT child, strand * 3 + level cell, unnest(range(a.m, b.m + 1)) m
                  FROM ep JOIN cal a ON a.d = s JOIN cal b ON b.d = e - 1) GROUP BY ALL''',
        },
        **bench_journeys.DUCKDB,
    }

    def __init__(self, path, roles, threads):
        import duckdb
        self.path = path
        self.version = duckdb.__version__
        self.db = duckdb.connect(config={'threads': threads})
        picked = ', '.join(f'{old} AS {new}' for old, new in COLUMNS.items())
        self.db.execute(f"""
            CREATE TABLE ep AS SELECT * EXCLUDE (e, id), coalesce(e, {AFTER}) e, row_number() OVER () rn
            FROM (SELECT {picked}, episode_id id, (start_date - DATE '1970-01-01')::INTEGER s,
                         (end_date - DATE '1970-01-01')::INTEGER + 1 e
                  FROM read_csv('{path}', columns={self.types}, header=true, delim=',', quote='',
                                escape='', dateformat='%Y-%m-%d', auto_detect=false, nullstr='')
                  WHERE start_date IS NOT NULL ORDER BY child, s, e NULLS LAST, id)""")
        self.db.execute('CREATE TABLE roles (role UTINYINT, wtier UTINYINT)')
        self.db.executemany('INSERT INTO roles VALUES (?, ?)', list(enumerate(roles)))
        self.db.execute('CREATE TABLE cal (d INTEGER, m UTINYINT)')
        self.db.execute(f'''INSERT INTO cal SELECT d, (year(DATE '1970-01-01' + d::INT) - 2015) * 12
            + month(DATE '1970-01-01' + d::INT) - 9 FROM range({(FIRST - EPOCH).days}, {AFTER}) r(d)''')

    counts = {
        'pairs first': """
            CREATE OR REPLACE TEMP TABLE pair AS
            SELECT DISTINCT setting, (strand * 3 + level)::UTINYINT cell, child FROM ep;
            SELECT setting, cell, count(*) n FROM pair GROUP BY ALL;
            SELECT setting, count(DISTINCT child) n FROM pair GROUP BY ALL""",
        'distinct': """
            SELECT setting, (strand * 3 + level)::UTINYINT cell, count(DISTINCT child) n
            FROM ep GROUP BY ALL;
            SELECT setting, count(DISTINCT child) n FROM ep GROUP BY ALL""",
    }

    # Rows that wait count as well, and come last.
    chosen_children = {
        'greatest row': """
            SELECT child, count(*) n, coalesce(sum(minutes), -1)::BIGINT m, arg_max(level, rn) l
            FROM every JOIN chosen USING (child) GROUP BY child""",
        'in one number': """
            SELECT child, count(*) n, coalesce(sum(minutes), -1)::BIGINT m, max(rn * 4 + level) & 3 l
            FROM every JOIN chosen USING (child) GROUP BY child""",
        'among': """
            SELECT child, count(*) n, coalesce(sum(minutes), -1)::BIGINT m, max(rn * 4 + level) & 3 l
            FROM every WHERE child IN (SELECT child FROM chosen) GROUP BY child""",
        'by child first': """
            WITH one AS (SELECT child, count(*) n, coalesce(sum(minutes), -1)::BIGINT m,
                                max(rn * 4 + level) & 3 l FROM every GROUP BY child)
            SELECT child, n, m, l FROM one JOIN chosen USING (child)""",
    }

    def choose_children(self, chosen):
        """The table of the children whom Q12 asks for, and all rows in order."""
        self.db.execute('CREATE TABLE chosen AS SELECT unnest($1)::UINTEGER child', [chosen])
        self.db.execute(f"""
            CREATE TABLE every AS SELECT child, level, minutes, row_number() OVER () rn
            FROM (SELECT child_id child, level, minutes, start_date s, end_date e, episode_id id
                  FROM read_csv('{self.path}', columns={self.types}, header=true, delim=',',
                                quote='', escape='', dateformat='%Y-%m-%d', auto_detect=false,
                                nullstr='')
                  ORDER BY child, s NULLS LAST, e NULLS LAST, id)""")

    def protect(self, text):
        *before, cells, totals = text.split(';')
        for each in before:
            self.db.execute(each)
        cells = self.db.execute(cells).fetchnumpy()
        totals = self.db.execute(totals).fetchnumpy()
        return grid(cells['setting'], cells['cell'], cells['n'], totals['setting'], totals['n'])

    def forms(self, query):
        if query == 'Q11':
            return {name: lambda text=text: self.protect(text)
                    for name, text in self.counts.items()}
        if query == 'Q12':
            return {name: lambda text=text: self.db.execute(text).fetchnumpy()
                    for name, text in self.chosen_children.items()}

        def make(text):
            return lambda: [bench_journeys.flat(row) for row in self.db.execute(text).fetchall()]
        if query == 'Q10':
            bench_journeys.prepare_duckdb(self.db, self.path, self.types)
        return {name: make(text) for name, text in self.queries.get(query, {}).items()}


class Polars(bench_journeys.Polars):
    name = 'polars'

    def __init__(self, path, roles, threads):
        os.environ['POLARS_MAX_THREADS'] = str(threads)
        import polars as pl
        self.pl, self.version = pl, pl.__version__
        kinds = {'TINYINT': pl.Int8, 'UTINYINT': pl.UInt8, 'USMALLINT': pl.UInt16,
                 'UINTEGER': pl.UInt32, 'INTEGER': pl.Int32, 'DATE': pl.Date}
        self.path, self.waits = path, None
        self.schema = {name: kinds[kind] for name, kind in DuckDB.types.items()}
        frame = pl.read_csv(path, schema=self.schema)
        self.ep = (
            frame.filter(pl.col('start_date').is_not_null())
            .select(*[pl.col(old).alias(new) for old, new in COLUMNS.items()],
                    pl.col('episode_id').alias('id'),
                    pl.col('start_date').cast(pl.Int32).alias('s'),
                    (pl.col('end_date').cast(pl.Int32) + 1).alias('e'))
            .sort(['child', 's', 'e', 'id'], nulls_last=True).drop('id')
            .with_columns(pl.col('e').fill_null(AFTER)))
        self.roles = pl.DataFrame({'role': range(len(roles)), 'wtier': roles},
                                  schema={'role': pl.UInt8, 'wtier': pl.UInt8})
        self.calendar = pl.DataFrame(calendar(), orient='row', schema={'d': pl.Int32, 'm': pl.Int32})

    def forms(self, query):
        if query == 'Q10' and self.waits is None:
            self.read_waits(self.path, self.schema)
        return {f'{name[len(query) + 1:]} {engine}': lambda name=name, engine=engine:
                getattr(self, name)(lambda lazy: lazy.collect(engine=engine))
                for name in dir(self) if name.startswith(query + '_')
                for engine in ('in-memory', 'streaming')}

    def choose_children(self, chosen):
        """The table of the children whom Q12 asks for, and all rows in order."""
        pl = self.pl
        self.chosen = pl.DataFrame({'child': chosen}, schema={'child': self.ep.schema['child']})
        self.every = pl.read_csv(self.path, schema=self.schema).sort(
            ['child_id', 'start_date', 'end_date', 'episode_id'], nulls_last=True).select(
                pl.col('child_id').alias('child'), 'level', 'minutes')

    def summarise(self, rows):
        pl = self.pl
        minutes = pl.when(pl.col('minutes').count() > 0).then(
            pl.col('minutes').cast(pl.Int64).sum()).otherwise(-1)
        return rows.group_by('child').agg(pl.len().alias('n'), minutes.alias('m'),
                                          pl.col('level').last().alias('l'))

    def Q12_semi(self, get):
        return get(self.summarise(self.every.lazy().join(
            self.chosen.lazy(), on='child', how='semi', maintain_order='left'))).to_dict()

    def Q12_inner(self, get):
        return get(self.summarise(self.every.lazy().join(
            self.chosen.lazy(), on='child', maintain_order='left'))).to_dict()

    def Q12_by_child_first(self, get):
        return get(self.summarise(self.every.lazy()).join(
            self.chosen.lazy(), on='child', how='semi')).to_dict()

    def Q1_distinct(self, get):
        pl = self.pl
        return get(self.ep.lazy().group_by('agency', 'strand', 'level').agg(
            pl.len(), pl.col('child').n_unique(),
            pl.col('minutes').cast(pl.Int64).sum().alias('m'))).rows()

    def Q1_child_first(self, get):
        pl, keys = self.pl, ['agency', 'strand', 'level']
        return get(self.ep.lazy().group_by(*keys, 'child').agg(
            pl.len().alias('n'), pl.col('minutes').cast(pl.Int64).sum().alias('m')).group_by(
                keys).agg(pl.col('n').sum(), pl.len().alias('k'), pl.col('m').sum())).rows()

    def Q3_sorted(self, get):
        pl = self.pl
        key = pl.col('child').cast(pl.Int64) * 65536
        rows = self.ep.lazy().select('child', 's', 'e')
        changes = pl.concat([rows.select(((key + pl.col('s')) * 2 + 1).alias('k')),
                             rows.select(((key + pl.col('e')) * 2).alias('k'))]).sort('k')
        peaks = get(changes.select(
            (pl.col('k') // 131072).cast(pl.Int32).alias('child'),
            ((pl.col('k') % 2) * 2 - 1).cast(pl.Int32).cum_sum().alias('c'))
            .group_by('child').agg(pl.col('c').max()).group_by('c').agg(pl.len())).rows()
        reach = (key + pl.col('e')).cum_max().shift(1).fill_null(0)
        fresh = pl.max_horizontal(pl.col('s'), pl.when(reach // 65536 == pl.col('child')).then(
            reach % 65536).otherwise(0).cast(pl.Int32))
        days = get(rows.with_columns(fresh.alias('f')).group_by('child').agg(
            (pl.col('e') - pl.col('s')).cast(pl.Int64).sum().alias('u'),
            (pl.col('e') - pl.col('f')).clip(lower_bound=0).cast(pl.Int64).sum().alias('d')))
        means = days.group_by((pl.col('u') * 2 // pl.col('d')).alias('b')).agg(pl.len()).rows()
        return [(0, *row) for row in peaks] + [(1, *row) for row in means] + [
            (2, days['u'].sum(), days['d'].sum())]

    def Q7_distinct(self, get):
        pl = self.pl
        return get(self.ep.lazy().join(self.roles.lazy(), on='role').group_by(
            'need', 'level', 'wtier').agg(pl.col('child').n_unique(), pl.len())).rows()

    def Q7_child_first(self, get):
        pl, keys = self.pl, ['need', 'level', 'wtier']
        return get(self.ep.lazy().join(self.roles.lazy(), on='role').group_by(*keys, 'child').agg(
            pl.len().alias('n')).group_by(keys).agg(pl.len().alias('k'), pl.col('n').sum())).rows()

    def Q8_reach(self, get):
        pl = self.pl
        months = self.calendar.lazy()
        rows = self.ep.lazy().select(
            (pl.col('child').cast(pl.Int64) * 16 + pl.col('strand') * 3 + pl.col('level')).alias('k'),
            pl.col('s').alias('d'), (pl.col('e') - 1).alias('last'))
        rows = (rows.join(months, on='d').select('k', pl.col('m').alias('f'), pl.col('last').alias('d'))
                .join(months, on='d').select('k', 'f', pl.col('m').alias('t')).sort('k', 'f'))
        reach = (pl.col('k') * 256 + pl.col('t')).cum_max().shift(1).fill_null(0)
        before = pl.when(reach // 256 == pl.col('k')).then(reach % 256 + 1).otherwise(0)
        stays = get(rows.select((pl.col('k') % 16).alias('cell'),
                                pl.max_horizontal('f', before.cast(pl.Int32)).alias('f'),
                                (pl.col('t') + 1).alias('t')).filter(pl.col('f') < pl.col('t')))
        changes = {}
        for column, sign in (('f', 1), ('t', -1)):
            for cell, month, n in stays.group_by('cell', column).agg(pl.len()).rows():
                changes[cell, month] = changes.get((cell, month), 0) + sign * n
        rows, now = [], [0] * 15
        for month in range(N_MONTHS):
            for cell in range(15):
                now[cell] += changes.get((cell, month), 0)
                if now[cell]:
                    rows.append((month, cell, now[cell]))
        return rows

    def Q11_pairs(self, get):
        pl = self.pl
        pairs = get(self.ep.lazy().select(
            'setting', (pl.col('strand') * 3 + pl.col('level')).alias('cell'), 'child').unique())
        cells = get(pairs.lazy().group_by('setting', 'cell').agg(pl.len().alias('n')))
        totals = get(pairs.lazy().group_by('setting').agg(pl.col('child').n_unique().alias('n')))
        return grid(*(cells[each].to_numpy() for each in ('setting', 'cell', 'n')),
                    *(totals[each].to_numpy() for each in ('setting', 'n')))


PEERS = (DuckDB, Polars)
