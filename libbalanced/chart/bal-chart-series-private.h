/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/chart/bal-chart.h"
#include "libbalanced/core/bal-column.h"
#include "libbalanced/core/bal-result.h"

G_BEGIN_DECLS

/* What pictures of measures share. */

/* A figure, or NaN where there is none to publish or it is too large to be drawn. */
double bal_chart_read_figure (BalColumn *column, guint64 row);

/* A name for a picture of something called so: letters, digits and dashes, and different for
 * different names. */
char *bal_chart_make_id (const char *kind, const char *name);

/* A name that is not longer than a title may be. */
char *bal_chart_shorten (const char *name);

/* A text that is not wider than this, at the size of its letters. */
char *bal_chart_shorten_to (const char *text, double width, double size);

/* With the mark of figures about real children, unless they are synthetic. */
BalChart *
bal_chart_draw_spc (BalResult *result, const char *series, gboolean of_children, GError **error);

G_END_DECLS
