# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""A cluster of Spark with several workers gives the answer of a single machine, to the byte.

Runs in the Python that BALANCED_SPARK_PYTHON names, where there is one: it needs pyspark, and Java.
"""

import importlib.util
import os
import random
import sys
import time

ROWS = int(os.environ.get('BALANCED_SPARK_ROWS', '200000'))
AS_AT = '2021-02-28'
PYTHON = os.environ.get('BALANCED_SPARK_PYTHON')
ANALYSES = [
    ('Balance', {'by': ['agency']}), ('MissingMiddle', {}), ('Concurrency', {}),
    ('Waits', {'by': ['agency'], 'offer': {'level': ['targeted', 'specialist']}}),
    ('DirectlyFollows', {}), ('Variants', {'key': 'level'}), ('Successors', {'key': 'agency'}),
]

if importlib.util.find_spec('pyspark') is None:
    if PYTHON is None or os.path.abspath(PYTHON) == os.path.abspath(sys.executable):
        print('1..0 # SKIP there is no pyspark')
        sys.exit(0)
    os.execv(PYTHON, [PYTHON, *sys.argv])

import gi  # noqa: E402

gi.require_version('Balanced', '1')
import pandas  # noqa: E402
from gi.overrides._balanced_journey import analysis_of  # noqa: E402
from gi.repository import Balanced  # noqa: E402
from pyspark.sql import SparkSession  # noqa: E402


def make_rows(seed=5):
    mixer = random.Random(seed)

    def day(first, last):
        return str(pandas.Timestamp(2018, 1, 1) + pandas.Timedelta(
            days=mixer.randrange(first, last)))[:10]
    rows = []
    for number in range(ROWS):
        start = mixer.randrange(0, 1100)
        rows.append({
            'child_id': f'c{mixer.randrange(ROWS // 20)}', 'episode_id': str(number), 'source': 'x',
            'strand': mixer.choice(('family', 'environment', 'intervention')),
            'level': mixer.choice(('universal', 'targeted', 'specialist')),
            'stage': mixer.choice(('intervention', 'identification')),
            'agency': mixer.choice(('slt', 'ot', 'school', 'council')),
            'requested_date': day(max(start - 200, 0), start + 1),
            'start_date': day(start, start + 1) if mixer.random() < 0.8 else None,
            'end_date': day(start, start + 200) if mixer.random() < 0.4 else None,
        })
    for row in rows:
        if row['start_date'] is None:
            row['end_date'] = None
    return pandas.DataFrame(rows)


def start_spark():
    os.environ['SPARK_LOCAL_IP'] = '127.0.0.1'
    os.environ['PYSPARK_PYTHON'] = os.environ['PYSPARK_DRIVER_PYTHON'] = sys.executable
    builder = SparkSession.builder.master('local-cluster[2,1,1024]').appName('balanced')
    settings = {'spark.driver.bindAddress': '127.0.0.1', 'spark.driver.host': '127.0.0.1',
                'spark.ui.enabled': 'false', 'spark.sql.shuffle.partitions': '8'}
    for name in ('PYTHONPATH', 'GI_TYPELIB_PATH', 'LD_LIBRARY_PATH'):
        if name in os.environ:
            settings[f'spark.executorEnv.{name}'] = os.environ[name]
    for name, value in settings.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


def texts(result):
    return [[each.get_name(), each.to_csv()] for each in result.tables] + [
        result.findings.to_table().to_csv()]


def main():
    frame = make_rows()
    caseload = Balanced.Caseload.from_frames(episodes=frame)
    begin = time.monotonic()
    spark = start_spark()
    episodes = spark.createDataFrame(frame)
    print(f'# {ROWS} rows, {len(caseload)} children; cluster up in {time.monotonic() - begin:.1f} s')
    print(f'1..{len(ANALYSES)}')
    good = True
    for number, (name, options) in enumerate(ANALYSES, 1):
        begin = time.monotonic()
        found = Balanced.spark_summary(name, episodes, partitions=8, as_at=AS_AT, **options)
        same = texts(found) == texts(analysis_of(name, dict(options, as_at=AS_AT)).run(caseload))
        good = good and same
        print(f'{"ok" if same else "not ok"} {number} - {name} # {time.monotonic() - begin:.1f} s',
              flush=True)
    spark.stop()
    return 0 if good else 1


if __name__ == '__main__':
    sys.exit(main())
