# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""Records in the frames of pandas, polars, pyarrow and DuckDB: each reads as the CSV does."""

import datetime
import decimal
import random

import pytest
from gi.repository import Balanced

DAYS = ['requested_date', 'start_date', 'end_date']
# Agencies and identifiers are numbers, midnights of the summer are another day in Greenwich, and
# in most columns some value is missing.
CSV = '''child_id,episode_id,strand,level,stage,agency,requested_date,start_date,end_date,minutes
1,11,family,universal,intervention,7,,2020-03-01,2020-03-29,30
1,12,intervention,specialist,intervention,7,2020-06-10,2020-07-01,,
2,13,workforce,targeted,identification,8,,2020-03-01,2020-03-02,0
3,14,intervention,,intervention,8,2020-12-01,,,45
4,15,environment,universal,evaluation,7,2020-10-25,2020-10-26,2021-02-28,1200
'''


@pytest.fixture(scope='module')
def path(tmp_path_factory):
    path = tmp_path_factory.mktemp('records') / 'episodes.csv'
    path.write_text(CSV)
    return path


@pytest.fixture(scope='module')
def check(path):
    expected = Balanced.Caseload.load(path)
    assert expected.n_episodes == 5

    def check(frame, **options):
        caseload = Balanced.Caseload.from_frames(frame, **options)
        assert caseload.digest == expected.digest
        assert caseload.reconciliation == expected.reconciliation
        assert [(each.code, each.column, list(each.rows)) for each in caseload.findings] == \
            [(each.code, each.column, list(each.rows)) for each in expected.findings]
    return check


def test_pandas(path, check):
    pandas = pytest.importorskip('pandas', '2.2')
    text = pandas.read_csv(path, dtype=str)
    guessed = pandas.read_csv(path)
    parsed = pandas.read_csv(path, parse_dates=DAYS)
    assert guessed['minutes'].dtype == 'float64' and guessed['minutes'].isna().any()

    for frame in (text, guessed, parsed, text.astype(object), text.astype('category'),
                  guessed.convert_dtypes(), text[::-1][::-1]):
        check(frame)
    check(guessed.astype({'child_id': float, 'agency': float, 'episode_id': 'Int64'}))
    check(parsed.assign(start_date=parsed['start_date'].dt.date))
    check(parsed.assign(start_date=parsed['start_date'].astype('datetime64[ns]')))


def test_pandas_index(path, check):
    pandas = pytest.importorskip('pandas', '2.2')
    frame = pandas.read_csv(path, dtype=str)
    check(frame.set_index('child_id'))
    check(pandas.concat([frame.assign(child_id='x'), frame]).query('child_id != "x"'))


def test_pandas_zones(path, check):
    pandas = pytest.importorskip('pandas', '2.2')
    frame = pandas.read_csv(path, parse_dates=DAYS)
    for name in DAYS:
        frame[name] = frame[name].dt.tz_localize('Europe/London')
    check(frame)
    for name in DAYS:
        frame[name] = frame[name].dt.tz_convert('America/New_York')
    check(frame)
    for name in DAYS:
        frame[name] = frame[name].dt.tz_localize(None).dt.tz_localize('America/New_York')
    frame[DAYS] += pandas.Timedelta(hours=5)
    check(frame, time_zone='America/New_York')


def test_pandas_mixed_column(path, check):
    """As sheets have them: numbers and words in one column."""
    pandas = pytest.importorskip('pandas', '2.2')
    frame = pandas.read_csv(path)
    check(frame.assign(agency=pandas.Series([7, '7', '8', 8, 7], dtype=object)))


def test_polars(path, check):
    polars = pytest.importorskip('polars')
    text = polars.read_csv(path, infer_schema=False)
    parsed = polars.read_csv(path, try_parse_dates=True)
    categories = polars.col('strand', 'level', 'stage').cast(polars.Categorical)
    level = polars.Enum(['universal', 'targeted', 'specialist'])

    for frame in (text, parsed, text.with_columns(categories)):
        check(frame)
    check(text.with_columns(polars.col('level').cast(level)))
    check(parsed.with_columns(polars.col('start_date').cast(polars.Datetime('ms', 'UTC'))))
    check(parsed.with_columns(polars.col('minutes').cast(polars.Decimal(10, 2))))
    check(polars.concat([text[:2], text[2:2], text[2:]], rechunk=False))
    with pytest.raises(TypeError, match='collect'):
        Balanced.Caseload.from_frames(text.lazy())


def test_pyarrow_layouts(path, check):
    pyarrow = pytest.importorskip('pyarrow')
    from pyarrow import csv
    options = csv.ConvertOptions(column_types=dict.fromkeys(CSV.split('\n')[0].split(','), 'string'),
                                 strings_can_be_null=True)
    table = csv.read_csv(path, convert_options=options)

    def cast(kind):
        return table.cast(pyarrow.schema([(name, kind) for name in table.column_names]))

    check(table)
    check(cast(pyarrow.large_string()))
    check(cast(pyarrow.string_view()))
    check(pyarrow.table({name: table[name].dictionary_encode() for name in table.column_names}))
    check(table.combine_chunks().to_batches()[0])
    check(pyarrow.Table.from_batches(table.combine_chunks().to_batches(max_chunksize=2)))
    check(pyarrow.RecordBatchReader.from_batches(table.schema, table.to_batches(max_chunksize=1)))
    doubled = pyarrow.concat_tables([table.slice(3), table, table]).combine_chunks()
    for offset in (2, 7):
        check(doubled.slice(offset, 5))


def test_pyarrow_types(path, check):
    pyarrow = pytest.importorskip('pyarrow')
    from pyarrow import csv
    table = csv.read_csv(path)

    def replace(**columns):
        changed = table
        for name, kind in columns.items():
            place = table.column_names.index(name)
            changed = changed.set_column(place, name, table[name].cast(kind))
        check(changed)

    replace(start_date=pyarrow.date64(), end_date=pyarrow.date32())
    replace(start_date=pyarrow.timestamp('s'), end_date=pyarrow.timestamp('ns'))
    replace(child_id=pyarrow.uint64(), agency=pyarrow.int8(), minutes=pyarrow.uint16())
    replace(minutes=pyarrow.float32(), agency=pyarrow.float64())
    replace(minutes=pyarrow.decimal128(25, 3), child_id=pyarrow.decimal128(20, 0))


def test_duckdb(path, check):
    duckdb = pytest.importorskip('duckdb')
    connection = duckdb.connect()
    source = f"from read_csv('{path}')"
    check(connection.sql(f'select * {source}'))
    check(connection.sql(f"select * from read_csv('{path}', all_varchar = true)"))
    check(connection.sql(f'''select * replace (minutes::decimal(12, 2) as minutes,
                             level::enum('universal', 'targeted', 'specialist') as level) {source}'''))
    check(connection.sql(f'select * replace (child_id::hugeint as child_id) {source}'))


def test_plain_python(path, check):
    rows = [line.split(',') for line in CSV.splitlines()]
    records = [{name: value for name, value in zip(rows[0], row) if value} for row in rows[1:]]
    check(records)
    check({name: [each.get(name) for each in records] for name in rows[0]})


def test_an_identifier_is_no_fraction(path):
    pandas = pytest.importorskip('pandas', '2.2')
    frame = pandas.read_csv(path).assign(agency=[7, 7.5, float('nan'), 8, 1e300])
    caseload = Balanced.Caseload.from_frames(frame)
    assert [(each['read'], each['kept'], each['rejected']) for each in caseload.reconciliation] == \
        [(5, 3, 2)]
    rejected = [each for each in caseload.findings if each.severity.value_nick == 'error']
    assert [list(each.rows) for each in rejected] == [[2, 5]]
    missing = [each for each in caseload.findings if each.code == 'value-missing']
    assert [(each.column, list(each.rows)) for each in missing] == [('agency', [3]), ('level', [4])]


# Columns with a fault, and the finding that it makes.
FAULTS = {
    'start_date': ('31/02/2020', 'row-rejected-date-unreadable'),
    'end_date': ('01/01/1999', 'row-rejected-end-before-start'),
    'level': ('Wave 9', 'row-rejected-unknown-code'),
    'minutes': ('12.5', 'row-rejected-not-a-count'),
    'child_id': ('', 'row-rejected-no-child'),
}


def make_rows(n_rows, chance):
    """Rows of text, and the numbers of those that are faulty by finding and column."""
    first = datetime.date(2019, 1, 1)
    rows, faults = [], {}
    for number in range(1, n_rows + 1):
        start = first + datetime.timedelta(days=chance.randrange(700))
        end = start + datetime.timedelta(days=chance.randrange(300))
        row = {
            'child_id': f'c{chance.randrange(n_rows // 5)}', 'episode_id': str(number),
            'strand': chance.choice(['family', 'workforce', 'intervention']),
            'level': chance.choice(['universal', 'targeted', 'specialist']),
            'stage': 'intervention', 'agency': chance.choice(['slt', 'ot', 'ep']),
            'start_date': f'{start:%d/%m/%Y}',
            'end_date': '' if chance.random() < .2 else f'{end:%d/%m/%Y}',
            'minutes': str(chance.randrange(500)),
        }
        if chance.random() < .02:
            column = chance.choice(list(FAULTS))
            row[column], code = FAULTS[column]
            faults.setdefault((code, column), []).append(number)
        rows.append(row)
    return rows, faults


@pytest.mark.parametrize('peer', ['pandas', 'polars', 'pyarrow', 'duckdb', 'csv'])
def test_two_per_cent_of_faults(peer, tmp_path):
    rows, faults = make_rows(20000, random.Random(7))
    n_faulty = sum(map(len, faults.values()))
    assert 300 < n_faulty < 500 and len(faults) == len(FAULTS)
    names = list(rows[0])
    path = tmp_path / 'episodes.csv'
    path.write_text('\n'.join(','.join(row) for row in [names, *(each.values() for each in rows)]))
    columns = {name: [each[name] or None for each in rows] for name in names}

    if peer == 'csv':
        caseload = Balanced.Caseload.load(path, date_order='dmy')
    else:
        module = pytest.importorskip(peer)
        frame = {
            'pandas': lambda: module.read_csv(path, dtype=str),
            'polars': lambda: module.DataFrame(columns),
            'pyarrow': lambda: module.table(columns),
            'duckdb': lambda: module.connect().sql(f"from read_csv('{path}', all_varchar = true)"),
        }[peer]()
        caseload = Balanced.Caseload.from_frames(frame, date_order='dmy')

    rejected = [each for each in caseload.findings if each.code.startswith('row-rejected')]
    assert {(each.code, each.column): list(each.rows) for each in rejected} == faults
    assert sum(each.count for each in rejected) == n_faulty
    counts = caseload.reconciliation[0]
    assert counts['read'] == 20000
    assert counts['rejected'] == n_faulty and counts['kept'] == 20000 - n_faulty
    assert caseload.n_episodes == 20000 - n_faulty
    assert caseload.digest == Balanced.Caseload.load(path, date_order='dmy').digest


def test_whole_decimals_are_exact():
    pyarrow = pytest.importorskip('pyarrow')
    frame = {name: ['x'] for name in ('child_id', 'agency')}
    frame.update(strand=['family'], level=['universal'], stage=['intervention'])
    for value, kept in ((decimal.Decimal('3.00'), 1), (decimal.Decimal('3.50'), 0)):
        minutes = pyarrow.array([value], pyarrow.decimal128(9, 2))
        caseload = Balanced.Caseload.from_frames(pyarrow.table({**frame, 'minutes': minutes}))
        assert caseload.n_episodes == kept


@pytest.mark.parametrize('n_threads', [1, 2, 3, 7])
def test_parts(n_threads, tmp_path):
    """So many rows are read in parts side by side, from a file and from frames."""
    polars = pytest.importorskip('polars')
    draw = random.Random(n_threads)
    count = 150_000
    days = [None, 'soon', *(f'{2000 + i % 25}-{1 + i % 12:02}-{1 + i % 28:02}' for i in range(900))]
    columns = {
        'child_id': [f'child {draw.randrange(9000)}' for _ in range(count)],
        'episode_id': [f'E-{i}' if i % 3 else str(i) for i in range(count)],
        'strand': draw.choices(['family', 'workforce', None], k=count),
        'level': draw.choices(['U', 'T', 'S', *['universal'] * 20, 'gold'], k=count),
        'stage': draw.choices(['intervention', 'evaluation'], k=count),
        'agency': [f'agency {draw.randrange(300)}' for _ in range(count)],
        'start_date': draw.choices(days, k=count),
        'minutes': [str(draw.randrange(-1, 9000)) for _ in range(count)],
    }
    frame = polars.DataFrame(columns)
    path = tmp_path / 'episodes.csv'
    frame.write_csv(path)
    assert path.stat().st_size > 8 << 20
    expected = Balanced.Caseload.load(path, n_threads=1)
    assert len(expected.findings) >= 4

    names = ['level', 'agency', 'child_id']
    for each in (path, frame, frame.with_columns(polars.col(names).cast(polars.Categorical))):
        read = Balanced.Caseload.load if each is path else Balanced.Caseload.from_frames
        caseload = read(each, n_threads=n_threads)
        assert caseload.digest == expected.digest
        assert caseload.reconciliation == expected.reconciliation
        assert [(found.code, found.column, found.count, list(found.rows)[-1:])
                for found in caseload.findings] == \
            [(found.code, found.column, found.count, list(found.rows)[-1:])
             for found in expected.findings]
