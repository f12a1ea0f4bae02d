/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/core/bal-findings-builder-private.h"
#include "libbalanced/core/bal-period.h"
#include "libbalanced/core/bal-result-private.h"
#include "libbalanced/core/bal-result.h"
#include "libbalanced/core/bal-table-builder-private.h"
#include "libbalanced/journey/bal-analysis-input-private.h"
#include "libbalanced/journey/bal-summary-private.h"

G_BEGIN_DECLS

/* A summary on its way to a result: its scheme, the tables and findings so far. */
typedef struct
{
  BalSummary *summary; /* borrowed */
  BalAnalysisScheme scheme;
  gint32 as_at;
  BalPeriod *period; /* borrowed; nullable */
  BalBasis basis;
  GPtrArray *tables;            /* owned, of BalTable */
  BalFindingsBuilder *findings; /* owned */
  GPtrArray *groups;  /* owned, of BalSummaryGroup (borrowed); without the total, in order */
  GHashTable *values; /* owned, from BalSummaryGroup (borrowed) to its values: a GPtrArray */
  gpointer extra;     /* what the tables of a class share while it finishes */
} BalReport;

typedef struct
{
  const char *name;
  BalColumnKind kind;
  BalColumnRole role;
  const char *unit;
} BalReportColumn;

/* A row under way: each cell goes into the next column. */
typedef struct
{
  BalTableBuilder *builder;
  guint column;
} BalReportRow;

typedef struct _BalReportTable BalReportTable;

/* Adds the rows of all groups but the total. */
typedef void (*BalReportGroupsFunc) (BalReport *report,
                                     const BalReportTable *table,
                                     BalTableBuilder *builder);

/* Adds the rows of one group, each between bal_report_begin_row () and the last column. */
typedef void (*BalReportFunc) (BalReport *report,
                               const BalReportTable *table,
                               BalTableBuilder *builder,
                               const BalSummaryGroup *group);

struct _BalReportTable
{
  const char *name;
  BalBasis basis;
  const BalReportColumn *columns;
  guint n_columns;
  BalReportFunc add_rows;
  guint choice;                   /* for the functions */
  BalReportGroupsFunc add_groups; /* nullable: in place of add_rows for one group after another */
};

BalReport *bal_report_new (BalSummary *summary);
void bal_report_free (BalReport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalReport, bal_report_free)

/* One table with the rows of every group; where the summary is grouped, another one, with
 * "_total" after its name, for all the rows together: totals are counted, never summed. */
void bal_report_add_table (BalReport *self, const BalReportTable *table);
BalReportRow
bal_report_begin_row (BalReport *self, BalTableBuilder *builder, const BalSummaryGroup *group);
const BalSummaryGroup *bal_report_get_total (BalReport *self);
/* Where a value stands in the order of its attribute; G_MAXINT where it has no place of its own. */
int bal_report_get_place (const BalReport *self, const char *attribute, const char *value);
/* In the order of the schemes, other names by their bytes, missing ones last. */
int bal_report_compare_values (const BalReport *self,
                               const char *attribute,
                               const char *x,
                               const char *y);

void bal_report_row_int (BalReportRow *row, gint64 value);
void bal_report_row_double (BalReportRow *row, double value);
void bal_report_row_text (BalReportRow *row, const char *text);
void bal_report_row_boolean (BalReportRow *row, gboolean value);
void bal_report_row_day (BalReportRow *row, gint32 day);
void bal_report_row_state (BalReportRow *row, BalValueState state);
/* A share of nothing is not applicable. */
void bal_report_row_ratio (BalReportRow *row, gint64 numerator, gint64 denominator);
/* A sum of what so many of the records hold: without records it is 0, and missing when none of
 * them says. */
void bal_report_row_total (BalReportRow *row, gint64 total, gint64 n_records, gint64 n_recorded);
void bal_report_row_quantile (BalReportRow *row, GArray *bins, double p);
/* The lower one of the two middle values. */
void bal_report_row_lower_median (BalReportRow *row, GArray *bins);
void bal_report_row_smallest (BalReportRow *row, GArray *bins);
void bal_report_row_largest (BalReportRow *row, GArray *bins);

/* A share with the ends of its 95 % interval, in three columns. */
void bal_report_row_share (BalReportRow *row, gint64 numerator, gint64 denominator);

/* The first day by which a quarter, half and three quarters have come, in three columns: by Kaplan
 * and Meier (1958) of the days of those who have come, of those who have not yet, and of those
 * (nullable) who were first seen so many days late. Not applicable where so many have not come. */
void bal_report_row_survival (BalReportRow *row, GArray *ended, GArray *censored, GArray *late);

/* Tables with a row for each child: columns child_id and source come first. */
BalTableBuilder *bal_report_begin_list (BalReport *self,
                                        const char *name,
                                        const BalReportColumn *columns,
                                        guint n_columns);
void bal_report_end_list (BalReport *self, BalTableBuilder *builder, BalBasis basis);
void bal_report_row_child (BalReportRow *row, const BalSummaryRecord *record);

/* Lines "name=value" of the options; codes are joined by the separator of keys. */
void bal_analysis_scheme_append_options (const BalAnalysisScheme *scheme, GString *options);
void bal_analysis_scheme_read_options (BalAnalysisScheme *scheme, const char *options);
void bal_analysis_scheme_clear (BalAnalysisScheme *scheme);

static inline const char *
bal_report_get_code (GStrv codes, int index)
{
  return index < 0 ? NULL : codes[index];
}

G_END_DECLS
