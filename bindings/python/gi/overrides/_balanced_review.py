# SPDX-FileCopyrightText: 2026 The libbalanced authors
# SPDX-License-Identifier: MIT
"""Reviews and charts, as notebooks have such things."""

import html

from ..module import get_introspection_module
from ._balanced_calls import extend

Balanced = get_introspection_module('Balanced')

PAGE_HEIGHT = 720  # pixels of a notebook


def review(area=None, caseload=None, *, as_at=None, period=None, cancellable=None) -> 'Review':
    """Reviews an area, a caseload, or both.

    Days are dates, ISO text, or counts from 1970-01-01; a period is a pair of them, or text. See
    `Balanced.Review.run ()`."""
    return Balanced.Review.run(area, caseload, as_at, period, cancellable)


@extend(Balanced)
class Review:
    @property
    def missing_tables(self) -> 'list[str]':
        """The names of the tables that this review could have, and has not."""
        return self.dup_missing_tables()

    def __getitem__(self, name: str) -> 'Table':
        return self.tables[name]

    def __repr__(self) -> str:
        return (f'<Balanced.Review as at {self.as_at}: {len(self.tables)} tables, '
                f'{len(self.findings)} findings>')

    def _repr_html_(self) -> str:
        """The page, in a frame of its own: its looks and those of the notebook do not mix."""
        page = html.escape(self.to_html(), quote=True)
        return (f'<iframe srcdoc="{page}" sandbox title="Review" '
                f'style="width:100%;height:{PAGE_HEIGHT}px;border:1px solid #bdbdbd"></iframe>')


@extend(Balanced)
class Chart:
    def __repr__(self) -> str:
        return f'<Balanced.Chart {self.name}: {self.title}>'

    def _repr_svg_(self) -> str:
        return self.svg
