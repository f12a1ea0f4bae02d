/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/core/bal-table-builder-private.h"
#include "libbalanced/measure/bal-statistics.h"
#include "libbalanced/statistics/bal-statistic-private.h"

G_BEGIN_DECLS

struct _BalStatistics
{
  GObject parent_instance;

  char **by; /* never NULL */
  double confidence;
  double multiplier;
  BalCountMethodChoice method;
  guint quantile_type;
  GVariant *probabilities;
  guint n_groups;
  gboolean highest_first;
  BalIndexScale scale;
  double tail;
  BalFunnelKind funnel_kind;
  double trim;
  gboolean truncate;
  gboolean published;
  gboolean middle_times;
  double until;
  guint ahead;
  double rho;
  BalGoalScaleChoice goal_scale;
  double sd;
  double reliability;
  gboolean higher_is_better;
  double threshold;
  double cutoff;
  gboolean cutoff_is_well;
  guint baseline;
  BalForecastKind forecast_kind;
  guint last;
};

/* Cells of the table that comes out, row by row and in the order of the method's outputs. */
typedef struct _BalStatisticsWriter BalStatisticsWriter;

void bal_statistics_writer_begin (BalStatisticsWriter *self);
void bal_statistics_writer_number (BalStatisticsWriter *self, double value);
void bal_statistics_writer_count (BalStatisticsWriter *self, gint64 value);

/* NULL: there is none. */
void bal_statistics_writer_word (BalStatisticsWriter *self, const char *word);
void bal_statistics_writer_boolean (BalStatisticsWriter *self, gboolean value, gboolean known);
void bal_statistics_writer_status (BalStatisticsWriter *self, BalStatisticStatus status);

/* Value, lower, upper, status, status of the interval. */
void bal_statistics_writer_estimate (BalStatisticsWriter *self, BalEstimate estimate);

/* The share of @x in @n with the interval of Wilson; nothing where n is 0. */
void bal_statistics_writer_share (BalStatisticsWriter *self, gint64 x, gint64 n, double confidence);

/* Lower, upper, and the statuses. */
void bal_statistics_writer_interval (BalStatisticsWriter *self, BalEstimate estimate);

/* The label behind a code of a column whose name begins with # in the method. */
const char *bal_statistics_writer_get_label (BalStatisticsWriter *self, guint code);

/* The rows of one group, or one row: a column for each input, NaN where there is no value, NULL
 * where an input that is not needed is not there. */
typedef struct
{
  BalStatistics *options;
  const double *inputs[8];
  gsize n;
} BalStatisticsRows;

typedef enum
{
  BAL_STATISTICS_ROW,   /* a row for each row, beside its columns */
  BAL_STATISTICS_ROWS,  /* a row for each row, computed from those of its group */
  BAL_STATISTICS_GROUP, /* one or more rows for each group */
} BalStatisticsMode;

typedef struct
{
  const char *name;
  BalColumnKind kind;
} BalStatisticsOutput;

typedef struct
{
  const char *name;
  BalStatisticsMode mode;
  const char *inputs[8]; /* one whose name begins with # has labels, and comes as codes */
  guint n_needed;
  guint n_inputs;
  const BalStatisticsOutput *outputs;
  guint n_outputs;
  void (*compute) (const BalStatisticsRows *rows, BalStatisticsWriter *writer);
} BalStatisticsMethod;

BalTable *bal_statistics_run (BalStatistics *self,
                              const BalStatisticsMethod *method,
                              BalTable *table,
                              GError **error);

/* The rows with every needed input, in place of all; the columns are new. Gives how many are
 * missing. */
gsize bal_statistics_rows_complete (const BalStatisticsRows *rows,
                                    guint n_needed,
                                    guint n_inputs,
                                    double **columns,
                                    BalStatisticsRows *complete);

G_END_DECLS
