# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""An analysis over a cluster: every partition is summed up where it lies, and summaries are merged.

Partitions never share a child. The functions that travel are of this module, so that they are sent
by name; a worker must be able to import the library. A summary is as confidential as its input.
"""

import functools


def make(name, options):
    """The analysis of a name such as 'Waits', with its options as keywords."""
    import gi
    gi.require_version('Balanced', '1')
    from gi.repository import Balanced
    from ._balanced_journey import analysis_of
    return Balanced, analysis_of(name, options)


def summarise(episodes, name, options, reading=None):
    """The bytes of the summary of one partition: a frame, or a list of record batches of Arrow."""
    balanced, analysis = make(name, options)
    if isinstance(episodes, list):
        import pyarrow
        episodes = pyarrow.Table.from_batches(episodes)
    caseload = balanced.Caseload.from_frames(episodes=episodes, **(reading or {}))
    return analysis.accumulate(caseload, 0, len(caseload)).to_bytes().get_data()


def merge(parts, name, options):
    """The result of the summaries of all partitions, in whatever order."""
    balanced, analysis = make(name, options)
    summaries = [balanced.Summary.new_from_bytes(bytes(each)) for each in parts]
    if not summaries:
        raise ValueError('there are no partitions with rows')
    return analysis.finish(functools.reduce(lambda a, b: a.merge(b), summaries))


def map_batches(batches, name, options, reading):
    """What a worker of Spark runs on one partition; one without rows sums up to nothing."""
    import pyarrow
    batches = [each for each in batches if each.num_rows]
    if batches:
        data = summarise(batches, name, options, reading)
        yield pyarrow.RecordBatch.from_arrays([pyarrow.array([data], pyarrow.binary())], ['summary'])


def spark_summary(analysis, episodes, child='child_id', partitions=None, reading=None, **options):
    """The result of an analysis of a data frame of Spark, as of a single machine.

    `analysis` is the name of a class such as 'Waits', and other keywords are its options. `reading`
    holds keywords of Caseload.from_frames (), as columns, codes and date_order; `child` is the
    column of the frame that holds the identifier of the child.
    """
    rows = episodes.repartition(partitions, child) if partitions else episodes.repartition(child)
    task = functools.partial(map_batches, name=analysis, options=options, reading=reading)
    parts = rows.mapInArrow(task, 'summary binary').collect()
    return merge([each.summary for each in parts], analysis, options)


def dask_summary(analysis, episodes, child='child_id', partitions=None, reading=None, **options):
    """The result of an analysis of a data frame of Dask, as of a single machine.

    The arguments are those of spark_summary ().
    """
    import dask
    rows = episodes.shuffle(child, npartitions=partitions)
    task = dask.delayed(functools.partial(summarise_frame, name=analysis, options=options,
                                          reading=reading))
    parts = dask.compute(*(task(each) for each in rows.to_delayed()))
    return merge([each for each in parts if each is not None], analysis, options)


def summarise_frame(frame, name, options, reading):
    """What a worker of Dask runs on one partition."""
    return summarise(frame, name, options, reading) if len(frame) else None
