# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""What makes libbalanced natural in Python. It adds no analysis: only names, types and conversions."""

from ..module import get_introspection_module
from ._balanced_calls import Namespace

Balanced = get_introspection_module('Balanced')

__all__ = []

__version__ = Balanced.VERSION_S
__all__.append('__version__')

_names = Namespace(Balanced).install()
globals().update(_names)
__all__.extend(_names)

# What single classes have besides, one module a part; they come after the calls are natural.
from . import _balanced_caseload  # noqa: E402, F401
from . import _balanced_children  # noqa: E402, F401
from . import _balanced_cluster  # noqa: E402
from . import _balanced_core  # noqa: E402, F401
from . import _balanced_document  # noqa: E402, F401
from . import _balanced_journey  # noqa: E402
from . import _balanced_measure  # noqa: E402
from . import _balanced_overlap  # noqa: E402
from . import _balanced_review  # noqa: E402
from . import _balanced_statistics  # noqa: E402
from . import _balanced_table  # noqa: E402, F401

dask_summary = _balanced_cluster.dask_summary
spark_summary = _balanced_cluster.spark_summary
__all__.extend(['dask_summary', 'spark_summary'])

profile = _balanced_journey.profile
__all__.append('profile')

SpcCharts = _balanced_measure.SpcCharts
spc = _balanced_measure.spc
statistics = _balanced_statistics.statistics
__all__.extend(['SpcCharts', 'spc', 'statistics'])

overlap = _balanced_overlap.overlap
review = _balanced_review.review
__all__.extend(['overlap', 'review'])
