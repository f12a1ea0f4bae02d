/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-identification-accuracy.h"

#include "libbalanced/journey/bal-analysis-private.h"
#include "libbalanced/journey/bal-row-match-private.h"

/**
 * BalIdentificationAccuracy:
 *
 * Whether those who were identified have a need, and whether those with a need were identified.
 *
 * A child is identified where it has an episode of identification that started or was requested
 * in the period, and is confirmed where a need is recorded for it, or an episode that
 * [property@Balanced.IdentificationAccuracy:confirming-rows] describes, at latest
 * [property@Balanced.IdentificationAccuracy:follow-up-days] after the first identification. While
 * these days are not over, an identified child without a confirmed need is not known, and in no
 * rate. The table `identification` has, by group of the identifying episode such as its agency or
 * role, how many were raised, confirmed, and supported with an episode of intervention afterwards,
 * and the share of those identified who are confirmed: the positive predictive value. The table
 * `identification_accuracy` has, for all children, the four cells and the sensitivity, the
 * specificity and both predictive values, each with a 95 % interval (Wilson). Children who were
 * first identified before the period are in neither.
 *
 * Children who were not identified and have no recorded need count as without one: where nobody
 * has looked, needs are missing and the sensitivity is too high. The finding of this analysis says
 * of how many children nothing but this is known.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: D7.
 *
 * Since: 0.1
 */
struct _BalIdentificationAccuracy
{
  BalAnalysis parent_instance;

  GStrv identifying_rows; /* owned; nullable: the stage identification */
  GStrv confirming_rows;  /* owned; nullable: recorded needs */
  guint follow_up_days;
};

struct _BalIdentificationAccuracyClass
{
  BalAnalysisClass parent_class;
};

enum
{
  PROP_0,
  PROP_IDENTIFYING_ROWS,
  PROP_CONFIRMING_ROWS,
  PROP_FOLLOW_UP_DAYS,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (BalIdentificationAccuracy, bal_identification_accuracy, BAL_TYPE_ANALYSIS)

enum
{
  CONFIRMED, /* of those identified */
  NOT_CONFIRMED,
  NOT_KNOWN,
  SUPPORTED, /* of the confirmed */
  MISSED,    /* a need, and not identified */
  NEITHER,
  N_FIGURES,
};

static const char *const figure_names[N_FIGURES] = { "confirmed", "not_confirmed", "not_known",
                                                     "supported", "missed",        "neither" };

typedef struct
{
  BalRowMatch identifying;
  BalRowMatch confirming;
  gboolean by_rows; /* a need is confirmed by rows */
  gint32 follow_up_days;
} Plan;

static void
bal_identification_accuracy_describe (BalAnalysis *self,
                                      const BalAnalysisScheme *scheme,
                                      BalAnalysisNames *names)
{
  for (guint i = 0; i < N_FIGURES; i++)
    bal_analysis_names_add (names, "%s", figure_names[i]);
  names->n_stamps = 0;
}

static const char *const *
get_identifying (BalIdentificationAccuracy *self)
{
  static const char *const stage[] = { "stage=identification", NULL };

  return self->identifying_rows ? (const char *const *) self->identifying_rows : stage;
}

static gboolean
bal_identification_accuracy_prepare (BalAnalysis *analysis, BalAnalysisRun *run, GError **error)
{
  BalIdentificationAccuracy *self = BAL_IDENTIFICATION_ACCURACY (analysis);
  Plan *plan = g_new0 (Plan, 1);

  run->plan = plan;
  plan->by_rows = self->confirming_rows != NULL;
  plan->follow_up_days = (gint32) self->follow_up_days;
  return bal_row_match_init (&plan->identifying, run->input, get_identifying (self),
                             "identification", error) &&
         bal_row_match_init (&plan->confirming, run->input,
                             (const char *const *) self->confirming_rows, "confirmed needs", error);
}

static void
plan_free (gpointer data)
{
  Plan *plan = data;

  bal_row_match_clear (&plan->identifying);
  bal_row_match_clear (&plan->confirming);
  g_free (plan);
}

/* The day of an identification: its request, else its start; -1 where it is not one that is
 * known. */
static gint32
find_identified (const BalAnalysisRun *run, gsize row)
{
  const Plan *plan = run->plan;
  BalUnit unit;

  bal_unit_read (run->input->episodes, row, run->window.as_at, &unit);
  if (unit.state == BAL_UNIT_REJECTED || unit.state == BAL_UNIT_UNDATED ||
      unit.state == BAL_UNIT_FUTURE || !bal_analysis_run_counts (run, row) ||
      !bal_row_match_takes (&plan->identifying, run->input, row))
    return -1;
  return unit.requested >= 0 && unit.requested <= run->window.as_at ? unit.requested : unit.start;
}

/* The first day of a confirmed need up to the as-at date; -1 where there is none. */
static gint32
find_confirmed (const BalAnalysisRun *run, gsize child, gsize first, gsize count)
{
  const BalAnalysisInput *input = run->input;
  const Plan *plan = run->plan;
  gint32 found = -1;

  if (!plan->by_rows)
    {
      found = input->get_first_need ? input->get_first_need (input->owner, child) : -1;
      return found <= run->window.as_at ? found : -1;
    }
  for (gsize row = first; row < first + count; row++)
    {
      gint32 start, end;

      if (bal_unit_read_days (input->episodes, row, run->window.as_at, &start, &end) &&
          bal_row_match_takes (&plan->confirming, input, row) && (found < 0 || start < found))
        found = start;
    }
  return found;
}

static gboolean
is_supported (const BalAnalysisRun *run, gsize first, gsize count, gint32 identified)
{
  const BalEpisodes *episodes = run->input->episodes;

  for (gsize row = first; row < first + count; row++)
    {
      gint32 start, end;

      if (bal_unit_read_days (episodes, row, run->window.as_at, &start, &end) &&
          end >= identified && episodes->stage[row] != BAL_EPISODES_NO_CODE8 &&
          episodes->stage[row] == episodes->stage_intervention)
        return TRUE;
    }
  return FALSE;
}

/* Everyone who identified the child has it in its group; the first of them begins the days. */
static void
bal_identification_accuracy_count_child (const BalAnalysisRun *run,
                                         gpointer scratch,
                                         BalTally *tally,
                                         gsize child,
                                         gsize first,
                                         gsize count)
{
  const Plan *plan = run->plan;
  gint32 confirmed = find_confirmed (run, child, first, count), identified = -1;
  guint figure;
  gboolean is_helped;

  for (gsize row = first; row < first + count; row++)
    {
      gint32 day = find_identified (run, row);

      if (day < 0)
        continue;
      identified = identified < 0 ? day : MIN (identified, day);
      if (day < run->window.first)
        continue;
      bal_tally_enter (tally, BAL_TALLY_TOTAL);
      bal_tally_enter (tally, bal_tally_get_group (tally, row));
    }
  if (identified >= 0 && identified < run->window.first)
    return;
  if (identified < 0)
    {
      bal_tally_add (tally, BAL_TALLY_TOTAL, BAL_N_ROWS + (confirmed >= 0 ? MISSED : NEITHER), 1);
      return;
    }
  if (confirmed >= 0 && confirmed <= identified + plan->follow_up_days)
    figure = CONFIRMED;
  else
    figure = identified + plan->follow_up_days > run->window.as_at ? NOT_KNOWN : NOT_CONFIRMED;
  is_helped = figure == CONFIRMED && is_supported (run, first, count, identified);
  for (guint i = 0; i < tally->groups->len; i++)
    {
      guint group = g_array_index (tally->groups, guint, i);

      bal_tally_add (tally, group, BAL_N_ROWS + figure, 1);
      bal_tally_add (tally, group, BAL_N_ROWS + SUPPORTED, is_helped);
    }
}

#define CHILDREN(name)                                                         \
  {                                                                            \
    name, BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" \
  }
#define SHARE(name)                                           \
  {                                                           \
    name, BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_SHARE, NULL \
  }

static const BalReportColumn raised_columns[] = {
  CHILDREN ("raised"),
  CHILDREN ("confirmed"),
  CHILDREN ("not_confirmed"),
  CHILDREN ("not_known"),
  CHILDREN ("supported"),
  SHARE ("share_confirmed"),
  SHARE ("share_confirmed_lower"),
  SHARE ("share_confirmed_upper"),
  SHARE ("supported_share_of_confirmed"),
};

static const BalReportColumn accuracy_columns[] = {
  { "measure", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  CHILDREN ("children"),
  CHILDREN ("of_children"),
  SHARE ("share"),
  SHARE ("share_lower"),
  SHARE ("share_upper"),
};

static void
add_raised (BalReport *report,
            const BalReportTable *table,
            BalTableBuilder *builder,
            const BalSummaryGroup *group)
{
  const gint64 *figures = group->counters + BAL_N_ROWS;
  gint64 known = figures[CONFIRMED] + figures[NOT_CONFIRMED];
  BalReportRow row = bal_report_begin_row (report, builder, group);

  bal_report_row_int (&row, known + figures[NOT_KNOWN]);
  for (guint i = CONFIRMED; i <= SUPPORTED; i++)
    bal_report_row_int (&row, figures[i]);
  bal_report_row_share (&row, figures[CONFIRMED], known);
  bal_report_row_ratio (&row, figures[SUPPORTED], figures[CONFIRMED]);
}

/* Those who were not identified belong to no group, so this table is of all children. */
static void
add_accuracy (BalReport *report)
{
  const gint64 *figures = bal_report_get_total (report)->counters + BAL_N_ROWS;
  const struct
  {
    const char *name;
    guint part;
    guint other;
  } measures[] = {
    { "sensitivity", CONFIRMED, MISSED },
    { "specificity", NEITHER, NOT_CONFIRMED },
    { "positive_predictive_value", CONFIRMED, NOT_CONFIRMED },
    { "negative_predictive_value", NEITHER, MISSED },
  };
  BalTableBuilder *builder =
    bal_report_begin_list (report, "identification_accuracy", accuracy_columns,
                           G_N_ELEMENTS (accuracy_columns));

  for (gsize i = 0; i < G_N_ELEMENTS (measures); i++)
    {
      gint64 part = figures[measures[i].part], whole = part + figures[measures[i].other];
      BalReportRow row = { builder, 0 };

      bal_report_row_text (&row, measures[i].name);
      bal_report_row_int (&row, part);
      bal_report_row_int (&row, whole);
      bal_report_row_share (&row, part, whole);
    }
  bal_report_end_list (report, builder, BAL_BASIS_STARTED);
}

static void
bal_identification_accuracy_finish (BalAnalysis *analysis, BalReport *report)
{
  const BalReportTable table = { "identification", BAL_BASIS_STARTED, raised_columns,
                                 G_N_ELEMENTS (raised_columns), add_raised };
  const gint64 *figures = bal_report_get_total (report)->counters + BAL_N_ROWS;
  const BalFindingFigure found[] = {
    { "count", (double) figures[NEITHER] },
    { "days", BAL_IDENTIFICATION_ACCURACY (analysis)->follow_up_days },
    { "waiting", (double) figures[NOT_KNOWN] },
  };

  bal_report_add_table (report, &table);
  add_accuracy (report);
  if (figures[NEITHER] > 0 || figures[NOT_KNOWN] > 0)
    bal_findings_builder_add (report->findings, "identification-not-known",
                              "identification_accuracy", NULL, found, G_N_ELEMENTS (found));
}

static void
bal_identification_accuracy_append_options (BalAnalysis *analysis, GString *options)
{
  BalIdentificationAccuracy *self = BAL_IDENTIFICATION_ACCURACY (analysis);

  bal_row_match_append_options (options, "identifying_rows", get_identifying (self));
  bal_row_match_append_options (options, "confirming_rows",
                                self->confirming_rows
                                  ? (const char *const *) self->confirming_rows
                                  : (const char *const[]){ "recorded needs", NULL });
  g_string_append_printf (options, "follow_up_days=%u\n", self->follow_up_days);
}

static void
bal_identification_accuracy_finalize (GObject *object)
{
  BalIdentificationAccuracy *self = BAL_IDENTIFICATION_ACCURACY (object);

  g_strfreev (self->identifying_rows);
  g_strfreev (self->confirming_rows);

  G_OBJECT_CLASS (bal_identification_accuracy_parent_class)->finalize (object);
}

static void
bal_identification_accuracy_get_property (GObject *object,
                                          guint id,
                                          GValue *value,
                                          GParamSpec *pspec)
{
  BalIdentificationAccuracy *self = BAL_IDENTIFICATION_ACCURACY (object);

  switch (id)
    {
    case PROP_IDENTIFYING_ROWS:
      g_value_set_boxed (value, self->identifying_rows);
      break;
    case PROP_CONFIRMING_ROWS:
      g_value_set_boxed (value, self->confirming_rows);
      break;
    case PROP_FOLLOW_UP_DAYS:
      g_value_set_uint (value, self->follow_up_days);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bal_identification_accuracy_set_property (GObject *object,
                                          guint id,
                                          const GValue *value,
                                          GParamSpec *pspec)
{
  BalIdentificationAccuracy *self = BAL_IDENTIFICATION_ACCURACY (object);

  switch (id)
    {
    case PROP_IDENTIFYING_ROWS:
      self->identifying_rows = g_value_dup_boxed (value);
      break;
    case PROP_CONFIRMING_ROWS:
      self->confirming_rows = g_value_dup_boxed (value);
      break;
    case PROP_FOLLOW_UP_DAYS:
      self->follow_up_days = g_value_get_uint (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bal_identification_accuracy_class_init (BalIdentificationAccuracyClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  BalAnalysisClass *analysis_class = &klass->parent_class;
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = bal_identification_accuracy_finalize;
  object_class->get_property = bal_identification_accuracy_get_property;
  object_class->set_property = bal_identification_accuracy_set_property;
  analysis_class->name = "identification_accuracy";
  analysis_class->append_options = bal_identification_accuracy_append_options;
  analysis_class->prepare = bal_identification_accuracy_prepare;
  analysis_class->plan_free = plan_free;
  analysis_class->describe = bal_identification_accuracy_describe;
  analysis_class->count_child = bal_identification_accuracy_count_child;
  analysis_class->finish = bal_identification_accuracy_finish;

  /**
   * BalIdentificationAccuracy:identifying-rows:
   *
   * Conditions of the episodes that identify a child; %NULL: the stage identification.
   *
   * Since: 0.1
   */
  props[PROP_IDENTIFYING_ROWS] =
    g_param_spec_boxed ("identifying-rows", NULL, NULL, G_TYPE_STRV, flags);
  /**
   * BalIdentificationAccuracy:confirming-rows:
   *
   * Conditions of the episodes whose start confirms a need; %NULL: the recorded needs do.
   *
   * Since: 0.1
   */
  props[PROP_CONFIRMING_ROWS] =
    g_param_spec_boxed ("confirming-rows", NULL, NULL, G_TYPE_STRV, flags);
  /**
   * BalIdentificationAccuracy:follow-up-days:
   *
   * Within how many days of the identification a need must be confirmed.
   *
   * Since: 0.1
   */
  props[PROP_FOLLOW_UP_DAYS] =
    g_param_spec_uint ("follow-up-days", NULL, NULL, 0, 36500, 365, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
bal_identification_accuracy_init (BalIdentificationAccuracy *self)
{
}

/**
 * bal_identification_accuracy_new:
 * @as_at: the last day that is known, in days since 1970-01-01
 * @period: (nullable): the days of identification, or %NULL for everything up to @as_at
 * @by: (nullable) (array zero-terminated=1): what to group identifications by, or %NULL
 *
 * Creates an analysis of identification; the other options are properties.
 *
 * Returns: (transfer full): a new analysis
 *
 * Since: 0.1
 */
BalIdentificationAccuracy *
bal_identification_accuracy_new (gint32 as_at, BalPeriod *period, const char *const *by)
{
  return g_object_new (BAL_TYPE_IDENTIFICATION_ACCURACY, "as-at", as_at, "period", period, "by", by,
                       NULL);
}
