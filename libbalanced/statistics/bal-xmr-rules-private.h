/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/statistics/bal-xmr-private.h"

G_BEGIN_DECLS

/* The rules of special cause over one stretch of points without a gap, whose side and zone are
 * known: sets their signals. */
void bal_xmr_apply_rules (const BalXmrOptions *options,
                          const double *values,
                          BalXmrPoint *points,
                          gsize n);

/* The parts of bal_xmr_run () that other charts share. */
BalStatisticStatus bal_xmr_check (const BalXmrOptions *options, const BalXmrSeries *series);
void bal_xmr_begin_group (const BalXmrOptions *options,
                          const BalXmrSeries *series,
                          gsize i,
                          BalXmrGroup *group);

/* Signals and types of a group's points, whose side and zone are known; signals are 0 before. */
void bal_xmr_judge (const BalXmrOptions *options,
                    const BalXmrGroup *group,
                    const double *values,
                    BalXmrPoint *points);

/* Counts, variation and assurance, from points and groups that are complete. */
void
bal_xmr_summarise (const BalXmrOptions *options, const BalXmrSeries *series, BalXmrChart *chart);

G_END_DECLS
