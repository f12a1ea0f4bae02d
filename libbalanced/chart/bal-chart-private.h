/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/chart/bal-chart.h"
#include "libbalanced/chart/bal-drawing-private.h"
#include "libbalanced/core/bal-column.h"
#include "libbalanced/core/bal-table.h"

G_BEGIN_DECLS

/* Takes the finished drawing and the description. */
BalChart *
bal_chart_new_take (BalSvg *svg, const BalDrawingFrame *frame, double height, char *description);

/* The pictures, one file each. */
BalChart *bal_chart_draw_balance (BalTable *table,
                                  BalTable *margins,
                                  BalFramework *framework,
                                  GError **error);
BalChart *bal_chart_draw_concurrency (BalTable *table, BalTable *concurrency, GError **error);
BalChart *bal_chart_draw_journeys (BalTable *table, BalFramework *framework, GError **error);
BalChart *bal_chart_draw_pyramids (BalTable *table, BalFramework *framework, GError **error);

/* What the pictures read from tables. */

/* A column that a picture needs; borrowed. */
BalColumn *bal_chart_need_column (BalTable *table, const char *name, GError **error);

/* What a key column says in a row: one of its codes, "not recorded", or that the row counts over
 * all of them. */
typedef enum
{
  BAL_CHART_KEY_CODE,
  BAL_CHART_KEY_MISSING,
  BAL_CHART_KEY_TOTAL,
} BalChartKeyKind;

BalChartKeyKind bal_chart_get_key (BalColumn *column, guint64 row, const char **code);

/* The keys that a column has, in the order of the framework's scheme or else of appearance; those
 * that are not recorded come after all codes, the total last. */
typedef struct
{
  GPtrArray *codes; /* of char *, owned */
  gboolean has_missing;
  gboolean has_total;
} BalChartKeys;

void bal_chart_keys_init (BalChartKeys *self,
                          BalColumn *column,
                          BalFramework *framework,
                          const char *scheme);
void bal_chart_keys_clear (BalChartKeys *self);

/* The words for the codes, in their order; free with g_ptr_array_unref (). */
GPtrArray *
bal_chart_keys_get_labels (const BalChartKeys *self, BalFramework *framework, const char *scheme);
guint bal_chart_keys_get_length (const BalChartKeys *self);
gboolean
bal_chart_keys_lookup (const BalChartKeys *self, BalColumn *column, guint64 row, guint *position);

/* Whether the row counts over every other key column of the table than the two. */
gboolean bal_chart_is_overall (BalTable *table, guint64 row, BalColumn *a, BalColumn *b);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BalChartKeys, bal_chart_keys_clear)

/* The words for a code: the framework's label, or else the code itself; and in at most three
 * letters, such as "IDN". */
char *bal_chart_get_label (BalFramework *framework, const char *scheme, const char *code);
char *bal_chart_get_short_label (BalFramework *framework, const char *scheme, const char *code);

/* A count as text, or its state in words; FALSE when there is nothing to publish. */
gboolean bal_chart_read_count (BalColumn *column, guint64 row, double *value, char **text);

/* The line under the title: what was counted, and when. */
char *bal_chart_get_subtitle (BalTable *table, const char *counted);

G_END_DECLS
