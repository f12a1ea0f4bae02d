/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#pragma once

#include "libbalanced/base/bal-day-private.h"
#include "libbalanced/core/bal-frequency.h"
#include "libbalanced/core/bal-series.h"
#include "libbalanced/core/bal-table.h"
#include "libbalanced/measure/bal-spc.h"
#include "libbalanced/statistics/bal-control-chart-private.h"

G_BEGIN_DECLS

struct _BalSpc
{
  GObject parent_instance;

  BalSpcKind kind;
  BalSpcPreset preset;
  BalPolarity improvement;
  BalSpcTwoOfThree two_of_three;
  BalSpcConflict conflict;
  BalSpcTies ties;
  BalSpcMissing missing;
  BalSpcSide run_side;
  BalFrequency frequency;
  double factor;    /* 0: as the preset has it */
  double screening; /* below 0: as the preset has it */
  double target;    /* infinite: none */
  guint shift_length;
  guint trend_length;
  guint trial_under;
  int withheld_under; /* below 0: as the preset has it */
  guint fix_after;
  guint run_baseline;
  guint run_length;
  guint n_threads;
  gboolean strict_target;
  gboolean snap_rebases;
  GVariant *targets; /* nullable, as those that follow */
  GVariant *trajectory;
  GVariant *rebases;
  GVariant *empty_periods;
};

/* Series as columns: the rows of series i are first[i] .. first[i + 1], in rising order of days. */
typedef struct
{
  guint n_series;
  gsize n_rows;
  char **names; /* owned, as all that follows; NULL-terminated */
  gsize *first;
  gint32 *days;
  double *values;       /* NaN where there is none */
  double *denominators; /* nullable */
  double *targets;      /* nullable; NaN: none */
  guint8 *states;
  guint8 *frequencies; /* of each series */
  gboolean synthetic;
} BalSpcInput;

BalSpcInput *bal_spc_input_from_list (BalSpc *self, GListModel *series, GError **error);
BalSpcInput *bal_spc_input_from_table (BalSpc *self, BalTable *table, GError **error);
void bal_spc_input_free (BalSpcInput *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalSpcInput, bal_spc_input_free)

gboolean bal_spc_kind_has_denominators (BalSpcKind kind);

typedef struct
{
  gint32 day;
  guint reason; /* into the reasons of the plan */
} BalSpcRebase;

typedef struct
{
  gint32 day;
  double value;
} BalSpcPlace;

typedef struct
{
  gint32 start;
  gint32 end;
} BalSpcSpan;

/* The options, read and checked. */
typedef struct
{
  BalSpc *spc;
  BalXmrOptions xmr;
  GPtrArray *reasons;         /* the first is none */
  GArray *rebases;            /* of BalSpcRebase, rising; of every series */
  GHashTable *series_rebases; /* by name: GArray of BalSpcRebase */
  GHashTable *targets;        /* by name: double */
  GArray *trajectory;         /* of BalSpcPlace, rising */
  GArray *empty;              /* of BalSpcSpan */
} BalSpcPlan;

BalSpcPlan *bal_spc_plan_new (BalSpc *self, const BalSpcInput *input, GError **error);
void bal_spc_plan_free (BalSpcPlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalSpcPlan, bal_spc_plan_free)

/* The target of a series on all days, or NaN; then the trajectory has it, or there is none. */
double bal_spc_plan_get_target (const BalSpcPlan *self, const char *series);
double bal_spc_plan_follow (const BalSpcPlan *self, gint32 day);
gboolean bal_spc_plan_is_empty (const BalSpcPlan *self, gint32 day);
GVariant *bal_spc_plan_describe (const BalSpcPlan *self);

/* What there is to say about a series besides its figures. */
typedef enum
{
  BAL_SPC_TRIAL = 1 << 0,
  BAL_SPC_TOO_FEW = 1 << 1,
  BAL_SPC_NO_SPREAD = 1 << 2,
  BAL_SPC_TOO_LARGE = 1 << 3,
  BAL_SPC_HAS_GAPS = 1 << 4,
  BAL_SPC_SKIPS_PERIODS = 1 << 5,
  BAL_SPC_IRREGULAR = 1 << 6,
  BAL_SPC_HIDDEN = 1 << 7,
  BAL_SPC_REPEATED = 1 << 8,
  BAL_SPC_IMPOSSIBLE = 1 << 9,
  BAL_SPC_REBASE_ABSENT = 1 << 10,
  BAL_SPC_REBASE_MOVED = 1 << 11,
  BAL_SPC_NO_DENOMINATOR = 1 << 12,
} BalSpcRemarks;

#define BAL_SPC_REFUSED (BAL_SPC_HIDDEN | BAL_SPC_REPEATED | BAL_SPC_IMPOSSIBLE)

/* How the limits of a group, or of the last one, came out; the names are in the report. */
typedef enum
{
  BAL_SPC_CHARTED,
  BAL_SPC_IS_TOO_FEW,
  BAL_SPC_IS_WITHOUT_SPREAD,
  BAL_SPC_IS_TOO_LARGE,
  BAL_SPC_IS_REFUSED,
} BalSpcStatus;

typedef struct
{
  gint64 n_rows;
  gint64 n_values;
  gint64 n_groups;
  gint64 n_special;
  gint64 n_improvement;
  gint64 n_concern;
  double centre; /* of the last group, as what follows */
  double range;
  double lower;
  double upper;
  double target; /* at the last value */
  double last_value;
  gint32 first_day;
  gint32 last_day;
  guint32 status;
  guint32 variation;
  guint32 assurance;
  guint32 met; /* 0 no target, 1 met, 2 not met */
  guint32 remarks;
  guint8 trial;
} BalSpcSummary;

typedef struct
{
  gint64 number;
  gint64 n_rows;
  gint64 n_values;
  double centre;
  double range;
  double lower;
  double upper;
  double near_lower;
  double near_upper;
  gint32 first_day;
  gint32 last_day;
  guint32 series;
  guint32 status;
  guint32 reason;
  guint8 trial;
} BalSpcGroup;

/* Columns of the points, each n_rows long; the report takes them over. */
typedef struct
{
  double *value;
  double *centre;
  double *lower;
  double *upper;
  double *near_lower;
  double *near_upper;
  double *target;
  gint64 *group;
  guint32 *series;
  guint32 *rule;
  guint32 *type;
  guint32 *outside;
  guint32 *trend;
  guint32 *two_of_three;
  guint32 *shift;
} BalSpcPoints;

typedef struct
{
  const BalSpcInput *input;
  const BalSpcPlan *plan;
  BalSpcPoints points;
  BalSpcSummary *summaries; /* owned, one a series */
  GArray *groups;           /* of BalSpcGroup */
} BalSpcCharts;

gboolean bal_spc_engine_run (BalSpcCharts *charts, GCancellable *cancellable, GError **error);
void bal_spc_charts_clear (BalSpcCharts *charts);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BalSpcCharts, bal_spc_charts_clear)

BalResult *bal_spc_report (BalSpcCharts *charts, GError **error);

G_END_DECLS
