/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/caseload/bal-blocks-private.h"
#include "libbalanced/journey/bal-unit-private.h"

G_BEGIN_DECLS

/* Days of neighbouring children, and how many children have which peak and which mean, from starts
 * and ends that both rise inside a child. */
typedef struct
{
  const BalEpisodes *episodes;
  const guint16 *ends; /* in rising order, by child */
  BalWindow window;
  gint64 n_children;
  gint64 unit_days;
  gint64 active_days;
  guint64 *peaks;  /* owned; children by peak */
  guint64 *halves; /* owned; children by their mean, in halves of a unit */
  gsize room;      /* of peaks; halves has twice as much */
} BalPeaksCount;

BalPeaksCount *
bal_peaks_count_new (const BalEpisodes *episodes, const guint16 *ends, const BalWindow *window);
void bal_peaks_count_free (BalPeaksCount *self);
/* The plain one is for any processor. */
void bal_peaks_count_run (BalPeaksCount *self, const BalRange *range);
void bal_peaks_count_run_plain (BalPeaksCount *self, const BalRange *range);

G_END_DECLS
