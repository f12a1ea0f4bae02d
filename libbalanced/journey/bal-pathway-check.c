/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-pathway-check.h"

#include "libbalanced/area/bal-pathway-rule.h"
#include "libbalanced/core/bal-error.h"
#include "libbalanced/document/bal-item-private.h"
#include "libbalanced/journey/bal-analysis-private.h"
#include "libbalanced/journey/bal-pathway-plan-private.h"
#include "libbalanced/journey/bal-specialist-start-private.h"

/**
 * BalPathwayCheck:
 *
 * How often the rules of a care pathway are kept.
 *
 * Each unit of a rule's subject is a case: for `before`, `within` and `order` where it starts in
 * the period, for `wait` where it ends there, for `apart` where it has a day there. All units of
 * the child are looked at for the other; a unit is never its own other.
 *
 * - `before` is kept where the other has started on the day or earlier; with days, where it was
 *   active so many days before, or less. Where none is known, and the child has not been observed
 *   for so long, or without days for [property@Balanced.Analysis:observation-days], it is unknown.
 * - `within` is kept where the other starts on the day, or within the days after it, and unknown
 *   while they are not over.
 * - `wait` is about units that another follows: kept where it starts while the subject goes on, or
 *   within the days after its end. Where nothing follows there is no case; what must come is a rule
 *   of `within`.
 * - `order` has one case for each child who has both: kept where the first of the other does not
 *   start after the first of the subject.
 * - `apart` is broken where the two have so many days in common, or one; unknown while the subject
 *   goes on.
 *
 * The table `pathway_rules` has a row for each rule with the cases that it applies to; the share
 * that is kept is of those that are kept or broken, with its 95 % interval (Wilson). Cases are
 * counted in the group of their unit. Children with more units than
 * [property@Balanced.PathwayCheck:most-units] are counted apart. Each rule that is broken is a
 * finding, of the severity that the rule states.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: F1, P6.
 *
 * Since: 0.1
 */
struct _BalPathwayCheck
{
  BalAnalysis parent_instance;

  GListStore *rules; /* owned */
  guint most_units;
};

struct _BalPathwayCheckClass
{
  BalAnalysisClass parent_class;
};

enum
{
  PROP_0,
  PROP_RULES,
  PROP_MOST_UNITS,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (BalPathwayCheck, bal_pathway_check, BAL_TYPE_ANALYSIS)

#define MAX_RULES 256

/* Of the whole. */
enum
{
  CHILDREN,
  LEFT_OUT,
  N_OF_ALL,
};

/* Of each rule; cases in the order of their enumeration. */
enum
{
  KEPT,
  BROKEN,
  UNKNOWN,
  CHILDREN_APPLIES,
  CHILDREN_BROKEN,
  N_OF_RULE,
};

static guint
get_of_rule (guint rule, guint figure)
{
  return BAL_N_ROWS + N_OF_ALL + rule * N_OF_RULE + figure;
}

static gboolean
bal_pathway_check_prepare (BalAnalysis *analysis, BalAnalysisRun *run, GError **error)
{
  BalPathwayCheck *self = BAL_PATHWAY_CHECK (analysis);
  guint n_rules = g_list_model_get_n_items (G_LIST_MODEL (self->rules));

  if (n_rules == 0 || n_rules > MAX_RULES)
    {
      g_set_error (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT,
                   "Running the analysis “pathway_check”: it needs one to %d rules", MAX_RULES);
      return FALSE;
    }
  run->plan = bal_pathway_plan_new (run->input, G_LIST_MODEL (self->rules), error);
  return run->plan != NULL;
}

static void
plan_free (gpointer plan)
{
  bal_pathway_plan_free (plan);
}

static void
bal_pathway_check_describe (BalAnalysis *analysis,
                            const BalAnalysisScheme *scheme,
                            BalAnalysisNames *names)
{
  static const char *const figures[N_OF_RULE] = { "kept", "broken", "unknown", "children",
                                                  "children_broken" };
  GListModel *rules = G_LIST_MODEL (BAL_PATHWAY_CHECK (analysis)->rules);
  guint n = g_list_model_get_n_items (rules) * N_OF_RULE;

  bal_analysis_names_add (names, "children");
  bal_analysis_names_add (names, "children_left_out");
  for (guint i = 0; i < n; i++)
    bal_analysis_names_add (names, "%s %u", figures[i % N_OF_RULE], i / N_OF_RULE);
  names->n_stamps = names->counters->len;
}

/* Scratch of one thread. */
typedef struct
{
  GArray *units; /* of BalPathwayUnit; all timed units of the child in their order */
  GArray *rows;  /* of gsize; where they are */
} Scratch;

static gpointer
scratch_new (const BalAnalysisRun *run)
{
  Scratch *scratch = g_new0 (Scratch, 1);

  scratch->units = g_array_new (FALSE, TRUE, sizeof (BalPathwayUnit));
  scratch->rows = g_array_new (FALSE, FALSE, sizeof (gsize));
  return scratch;
}

static void
scratch_free (gpointer data)
{
  Scratch *scratch = data;

  g_array_unref (scratch->units);
  g_array_unref (scratch->rows);
  g_free (scratch);
}

static void
read_units (const BalAnalysisRun *run, Scratch *scratch, gsize first, gsize count)
{
  const BalEpisodes *episodes = run->input->episodes;
  gint32 as_at = bal_analysis_run_get_as_at (run);

  g_array_set_size (scratch->units, 0);
  g_array_set_size (scratch->rows, 0);
  for (gsize row = first; row < first + count; row++)
    {
      BalPathwayUnit unit = { 0 };

      if (!bal_unit_read_days (episodes, row, as_at, &unit.start, &unit.end))
        continue;
      unit.is_open = episodes->end[row] > as_at;
      g_array_append_val (scratch->units, unit);
      g_array_append_val (scratch->rows, row);
    }
}

static BalPathwayQuestion
begin_questions (const BalAnalysisRun *run, gsize child, gsize first, gsize count)
{
  const BalAnalysisInput *input = run->input;
  BalPathwayQuestion question = { .look_back = (gint32) run->analysis->observation_days };
  gint32 observed_from =
    input->get_observed_from ? input->get_observed_from (input->owner, child) : -1;
  gint32 observed_to = input->get_observed_to ? input->get_observed_to (input->owner, child) : -1;
  gint32 other = input->get_first_record ? input->get_first_record (input->owner, child) : -1;

  question.known_from =
    bal_specialist_start_get_observed (input->episodes, first, count, observed_from, other);
  if (question.known_from < 0)
    question.known_from = bal_specialist_start_get_first_record (input->episodes, first, count);
  question.known_until = bal_analysis_run_get_as_at (run);
  if (observed_to >= 0)
    question.known_until = MIN (question.known_until, observed_to);
  return question;
}

static gboolean
is_case (const BalWindow *window, BalPathwayCaseKind kind, const BalPathwayUnit *unit)
{
  if (!unit->is_subject)
    return FALSE;
  if (kind == BAL_PATHWAY_CASE_WAIT)
    return !unit->is_open && bal_window_has (window, unit->end);
  if (kind == BAL_PATHWAY_CASE_APART)
    return unit->start <= window->last && unit->end >= window->first;
  return bal_window_has (window, unit->start);
}

static void
count_case (BalTally *tally, guint group, guint rule, BalPathwayCase outcome)
{
  guint applies = get_of_rule (rule, CHILDREN_APPLIES);
  guint broken = get_of_rule (rule, CHILDREN_BROKEN);

  bal_tally_add (tally, group, get_of_rule (rule, KEPT + (guint) (outcome - BAL_PATHWAY_CASE_KEPT)),
                 1);
  bal_tally_add (tally, group, applies, bal_tally_stamp (tally, group, applies));
  if (outcome == BAL_PATHWAY_CASE_BROKEN)
    bal_tally_add (tally, group, broken, bal_tally_stamp (tally, group, broken));
}

static void
count_rule (const BalAnalysisRun *run,
            const Scratch *scratch,
            BalTally *tally,
            guint rule,
            const BalPathwayQuestion *question)
{
  const BalPathwayUnit *units = (const BalPathwayUnit *) scratch->units->data;

  for (guint i = 0; i < scratch->units->len; i++)
    {
      gsize row = g_array_index (scratch->rows, gsize, i);
      BalPathwayCase outcome;

      if (!is_case (&run->window, question->kind, &units[i]) || !bal_analysis_run_counts (run, row))
        continue;
      outcome = bal_pathway_case_judge (question, units, scratch->units->len, i);
      if (outcome == BAL_PATHWAY_CASE_NONE)
        continue;
      count_case (tally, BAL_TALLY_TOTAL, rule, outcome);
      if (run->by.n > 0)
        count_case (tally, bal_tally_get_group (tally, row), rule, outcome);
    }
}

static void
count_rules (const BalAnalysisRun *run,
             Scratch *scratch,
             BalTally *tally,
             BalPathwayQuestion *question)
{
  const BalPathwayPlan *plan = run->plan;
  BalPathwayUnit *units = (BalPathwayUnit *) scratch->units->data;

  for (guint rule = 0; rule < plan->n_rules; rule++)
    {
      const BalPathwayPlanRule *planned = &plan->rules[rule];

      question->kind = planned->kind;
      question->days = planned->days;
      for (guint i = 0; i < scratch->units->len; i++)
        {
          gsize row = g_array_index (scratch->rows, gsize, i);

          units[i].is_subject = bal_row_match_takes (&planned->subject, run->input, row);
          units[i].is_other = bal_row_match_takes (&planned->other, run->input, row);
        }
      count_rule (run, scratch, tally, rule, question);
    }
}

static void
bal_pathway_check_count_child (const BalAnalysisRun *run,
                               gpointer data,
                               BalTally *tally,
                               gsize child,
                               gsize first,
                               gsize count)
{
  Scratch *scratch = data;
  BalPathwayQuestion question;
  gboolean is_left_out;

  read_units (run, scratch, first, count);
  if (scratch->units->len == 0)
    return;
  is_left_out = scratch->units->len > BAL_PATHWAY_CHECK (run->analysis)->most_units;
  bal_tally_add (tally, BAL_TALLY_TOTAL, BAL_N_ROWS + CHILDREN, 1);
  bal_tally_add (tally, BAL_TALLY_TOTAL, BAL_N_ROWS + LEFT_OUT, is_left_out);
  if (is_left_out)
    return;
  question = begin_questions (run, child, first, count);
  count_rules (run, scratch, tally, &question);
}

static const BalReportColumn columns[] = {
  { "rule", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "kind", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "days", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, "days" },
  { "severity", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "applies", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "cases" },
  { "kept", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "cases" },
  { "broken", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "cases" },
  { "unknown", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "cases" },
  { "children", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "children_broken", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "share_kept", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_SHARE, NULL },
  { "share_kept_lower", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "share_kept_upper", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
};

static const char *
get_nick (GType type, int value)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (type);

  return g_enum_get_value (klass, value)->value_nick;
}

static void
add_rules (BalReport *report,
           const BalReportTable *table,
           BalTableBuilder *builder,
           const BalSummaryGroup *group)
{
  GListModel *rules = report->extra;

  for (guint i = 0; i < g_list_model_get_n_items (rules); i++)
    {
      g_autoptr (BalPathwayRule) rule = g_list_model_get_item (rules, i);
      const gint64 *counters = &group->counters[get_of_rule (i, 0)];
      BalReportRow row = bal_report_begin_row (report, builder, group);

      bal_report_row_text (&row, bal_pathway_rule_get_code (rule));
      bal_report_row_text (&row, get_nick (BAL_TYPE_PATHWAY_RULE_KIND,
                                           (int) bal_pathway_rule_get_kind (rule)));
      if (bal_pathway_rule_get_days (rule) == BAL_ITEM_NOT_STATED)
        bal_report_row_state (&row, BAL_VALUE_STATE_NOT_APPLICABLE);
      else
        bal_report_row_int (&row, bal_pathway_rule_get_days (rule));
      bal_report_row_text (&row, get_nick (BAL_TYPE_SEVERITY,
                                           (int) bal_pathway_rule_get_severity (rule)));
      bal_report_row_int (&row, counters[KEPT] + counters[BROKEN] + counters[UNKNOWN]);
      for (guint j = KEPT; j < N_OF_RULE; j++)
        bal_report_row_int (&row, counters[j]);
      bal_report_row_share (&row, counters[KEPT], counters[KEPT] + counters[BROKEN]);
    }
}

static void
find_broken (BalReport *report, BalPathwayRule *rule, guint number)
{
  static const char *const codes[] = {
    [BAL_SEVERITY_INFO] = "pathway-rule-not-kept",
    [BAL_SEVERITY_WARNING] = "pathway-rule-broken",
    [BAL_SEVERITY_ERROR] = "pathway-rule-violated",
  };
  const gint64 *counters = &bal_report_get_total (report)->counters[get_of_rule (number, 0)];
  gint64 known = counters[KEPT] + counters[BROKEN];
  const BalFindingFigure figures[] = {
    { "count", (double) counters[BROKEN] },
    { "known", (double) known },
    { "children", (double) counters[CHILDREN_BROKEN] },
    { "share", known ? (double) counters[BROKEN] / (double) known : 0 },
  };

  if (counters[BROKEN] > 0)
    bal_findings_builder_add (report->findings, codes[bal_pathway_rule_get_severity (rule)],
                              bal_pathway_rule_get_code (rule), NULL, figures,
                              G_N_ELEMENTS (figures));
}

static void
find_left_out (BalReport *report, guint most_units)
{
  const gint64 *counters = &bal_report_get_total (report)->counters[BAL_N_ROWS];
  const BalFindingFigure figures[] = {
    { "count", (double) counters[LEFT_OUT] },
    { "children", (double) counters[CHILDREN] },
    { "longest", most_units },
  };

  if (counters[LEFT_OUT] > 0)
    bal_findings_builder_add (report->findings, "pathways-longer", "pathway_rules", NULL, figures,
                              G_N_ELEMENTS (figures));
}

static void
bal_pathway_check_finish (BalAnalysis *analysis, BalReport *report)
{
  BalPathwayCheck *self = BAL_PATHWAY_CHECK (analysis);
  const BalReportTable table = { "pathway_rules", BAL_BASIS_NONE, columns, G_N_ELEMENTS (columns),
                                 add_rules };

  report->extra = self->rules;
  bal_report_add_table (report, &table);
  report->extra = NULL;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->rules)); i++)
    {
      g_autoptr (BalPathwayRule) rule = g_list_model_get_item (G_LIST_MODEL (self->rules), i);

      find_broken (report, rule, i);
    }
  find_left_out (report, self->most_units);
}

static void
bal_pathway_check_append_options (BalAnalysis *analysis, GString *options)
{
  BalPathwayCheck *self = BAL_PATHWAY_CHECK (analysis);

  g_string_append_printf (options, "most_units=%u\nobservation_days=%u\n", self->most_units,
                          analysis->observation_days);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->rules)); i++)
    {
      g_autoptr (BalItem) rule = g_list_model_get_item (G_LIST_MODEL (self->rules), i);
      g_autofree char *json = bal_item_to_json (rule);
      g_autofree char *line = g_strescape (json, NULL);

      g_string_append_printf (options, "rule=%s\n", line);
    }
}

static void
take_rules (BalPathwayCheck *self, GListModel *rules)
{
  for (guint i = 0; rules && i < g_list_model_get_n_items (rules); i++)
    {
      g_autoptr (GObject) rule = g_list_model_get_item (rules, i);

      if (BAL_IS_PATHWAY_RULE (rule))
        g_list_store_append (self->rules, rule);
      else
        g_critical ("A rule of a BalPathwayCheck is a BalPathwayRule, not a %s",
                    G_OBJECT_TYPE_NAME (rule));
    }
}

static void
bal_pathway_check_finalize (GObject *object)
{
  g_object_unref (BAL_PATHWAY_CHECK (object)->rules);

  G_OBJECT_CLASS (bal_pathway_check_parent_class)->finalize (object);
}

static void
bal_pathway_check_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BalPathwayCheck *self = BAL_PATHWAY_CHECK (object);

  switch (id)
    {
    case PROP_RULES:
      g_value_set_object (value, self->rules);
      break;
    case PROP_MOST_UNITS:
      g_value_set_uint (value, self->most_units);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bal_pathway_check_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  BalPathwayCheck *self = BAL_PATHWAY_CHECK (object);

  switch (id)
    {
    case PROP_RULES:
      take_rules (self, g_value_get_object (value));
      break;
    case PROP_MOST_UNITS:
      self->most_units = g_value_get_uint (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bal_pathway_check_class_init (BalPathwayCheckClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  BalAnalysisClass *analysis_class = &klass->parent_class;
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = bal_pathway_check_finalize;
  object_class->get_property = bal_pathway_check_get_property;
  object_class->set_property = bal_pathway_check_set_property;
  analysis_class->name = "pathway_check";
  analysis_class->append_options = bal_pathway_check_append_options;
  analysis_class->prepare = bal_pathway_check_prepare;
  analysis_class->plan_free = plan_free;
  analysis_class->describe = bal_pathway_check_describe;
  analysis_class->scratch_new = scratch_new;
  analysis_class->scratch_free = scratch_free;
  analysis_class->count_child = bal_pathway_check_count_child;
  analysis_class->finish = bal_pathway_check_finish;

  /**
   * BalPathwayCheck:rules: (getter get_rules)
   *
   * The rules, as a list of [class@Balanced.PathwayRule]; it is copied.
   *
   * Since: 0.1
   */
  props[PROP_RULES] = g_param_spec_object ("rules", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  /**
   * BalPathwayCheck:most-units:
   *
   * How many units a child may have; those with more are counted apart.
   *
   * Since: 0.1
   */
  props[PROP_MOST_UNITS] = g_param_spec_uint ("most-units", NULL, NULL, 1, 1000000, 1000, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
bal_pathway_check_init (BalPathwayCheck *self)
{
  self->rules = g_list_store_new (BAL_TYPE_PATHWAY_RULE);
}

/**
 * bal_pathway_check_new:
 * @as_at: the last day that is known, in days since 1970-01-01
 * @period: (nullable): the days of the cases, or %NULL for everything up to @as_at
 * @rules: (nullable): a list of [class@Balanced.PathwayRule], such as that of an area
 * @by: (nullable) (array zero-terminated=1): what to group by, or %NULL
 *
 * Creates a check of the rules of a care pathway; the other options are properties.
 *
 * Returns: (transfer full): a new analysis
 *
 * Since: 0.1
 */
BalPathwayCheck *
bal_pathway_check_new (gint32 as_at, BalPeriod *period, GListModel *rules, const char *const *by)
{
  return g_object_new (BAL_TYPE_PATHWAY_CHECK, "as-at", as_at, "period", period, "rules", rules,
                       "by", by, NULL);
}

/**
 * bal_pathway_check_get_rules: (get-property rules)
 * @self: a check
 *
 * Gets the rules.
 *
 * Returns: (transfer none): a list of [class@Balanced.PathwayRule]
 *
 * Since: 0.1
 */
GListModel *
bal_pathway_check_get_rules (BalPathwayCheck *self)
{
  g_return_val_if_fail (BAL_IS_PATHWAY_CHECK (self), NULL);

  return G_LIST_MODEL (self->rules);
}
