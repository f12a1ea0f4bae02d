/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-meantime-offers.h"

#include "libbalanced/base/bal-digest-private.h"
#include "libbalanced/caseload/bal-journey-private.h"
#include "libbalanced/core/bal-error.h"
#include "libbalanced/journey/bal-analysis-private.h"
#include "libbalanced/journey/bal-analysis-store-private.h"
#include "libbalanced/journey/bal-meantime-unit-private.h"
#include "libbalanced/journey/bal-offer-private.h"

/**
 * BalMeantimeOffers:
 *
 * What the area could offer now to children who wait.
 *
 * For a unit that a child waits for on the as-at date, units of the area's document are looked
 * through: whether one is open on that day, is of the stage intervention, stands at a lower level,
 * takes the child's age, and happens at the child's setting or school, or everywhere. Where
 * [property@Balanced.MeantimeOffers:needs] says which services are for which need, the need counts
 * too. What the document or the records do not say is unknown, and is never taken as a yes: a unit
 * fits certainly, possibly, or not.
 *
 * The table `meantime_offers` counts the waits and the children for whom something fits certainly,
 * or possibly; `meantime_units` says for how many waits each unit does. A child without an active
 * offer at the targeted or specialist level for whom a unit fits certainly is in the finding
 * `meantime-offer-open`. bal_meantime_offers_find() names the units for one child.
 *
 * The period plays no part.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: F3.
 *
 * Since: 0.1
 */
struct _BalMeantimeOffers
{
  BalAnalysis parent_instance;

  BalArea *area;   /* owned; nullable: nothing is offered */
  GVariant *needs; /* owned; nullable */
};

struct _BalMeantimeOffersClass
{
  BalAnalysisClass parent_class;
};

enum
{
  PROP_0,
  PROP_AREA,
  PROP_NEEDS,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (BalMeantimeOffers, bal_meantime_offers, BAL_TYPE_ANALYSIS)

enum
{
  WAITS,
  WAITS_CERTAIN,
  WAITS_POSSIBLE, /* and none certain */
  CHILDREN,
  CHILDREN_CERTAIN,
  CHILDREN_POSSIBLE, /* likewise */
  CHILDREN_IDLE,
  CHILDREN_IDLE_CERTAIN,
  N_FIGURES,
};

static const char *const figure_names[N_FIGURES] = {
  "waits",
  "waits_with_certain_offer",
  "waits_with_possible_offer",
  "children",
  "children_with_certain_offer",
  "children_with_possible_offer",
  "children_without_active_offer",
  "children_without_active_offer_with_certain_offer",
};

#define FIRST_UNIT (BAL_N_ROWS + N_FIGURES)

static guint
get_n_units (BalMeantimeOffers *self)
{
  return self->area ? g_list_model_get_n_items (bal_area_get_provisions (self->area)) : 0;
}

/* Units are told apart by their place in the document, which the options hold the digest of. */
static void
bal_meantime_offers_describe (BalAnalysis *analysis,
                              const BalAnalysisScheme *scheme,
                              BalAnalysisNames *names)
{
  guint n_units = get_n_units (BAL_MEANTIME_OFFERS (analysis));

  for (guint i = 0; i < N_FIGURES; i++)
    bal_analysis_names_add (names, "%s", figure_names[i]);
  for (guint i = 0; i < n_units; i++)
    {
      bal_analysis_names_add (names, "certain of unit %u", i);
      bal_analysis_names_add (names, "possible of unit %u", i);
    }
}

static void
bal_meantime_offers_append_options (BalAnalysis *analysis, GString *options)
{
  BalMeantimeOffers *self = BAL_MEANTIME_OFFERS (analysis);
  g_autofree char *document = self->area ? bal_area_to_json (self->area) : NULL;
  g_autofree char *needs = self->needs ? g_variant_print (self->needs, FALSE) : NULL;
  g_autofree char *digest = NULL;
  BalDigest state;

  bal_digest_init (&state);
  bal_digest_update_text (&state, document ? document : "");
  bal_digest_update_text (&state, needs ? needs : "");
  digest = bal_digest_get_string (&state);
  g_string_append_printf (options, "offers=%s\n", digest);
}

/* What all threads read. */
typedef struct
{
  GPtrArray *units; /* owned, of BalMeantimeUnit */
  BalOfferMask mask;
} Plan;

static void
plan_free (gpointer data)
{
  Plan *self = data;

  if (!self)
    return;
  g_ptr_array_unref (self->units);
  g_free (self);
}

static gboolean
bal_meantime_offers_prepare (BalAnalysis *analysis, BalAnalysisRun *run, GError **error)
{
  BalMeantimeOffers *self = BAL_MEANTIME_OFFERS (analysis);
  Plan *plan = g_new0 (Plan, 1);

  plan->units = bal_meantime_units_new (self->area, self->needs, run->input, run->window.as_at);
  bal_offer_mask_init_default (&plan->mask, run->input->episodes);
  run->plan = plan;
  return TRUE;
}

static gboolean
is_active (const BalAnalysisRun *run, gsize row)
{
  gint32 start, end;
  guint16 recorded = run->input->episodes->end[row];

  return bal_unit_read_days (run->input->episodes, row, run->window.as_at, &start, &end) &&
         (recorded == BAL_EPISODES_NO_DAY || recorded >= run->window.as_at);
}

static gboolean
is_waiting (const BalAnalysisRun *run, gsize row)
{
  BalUnit unit;

  bal_unit_read (run->input->episodes, row, run->window.as_at, &unit);
  return unit.state == BAL_UNIT_WAITING;
}

/* What the child has already is nothing that could be offered. */
static gboolean
has_unit (const BalAnalysisRun *run, const BalMeantimeUnit *unit, gsize first, gsize count)
{
  if (unit->provision < 0 || !run->input->episodes->provision)
    return FALSE;
  for (gsize row = first; row < first + count; row++)
    if (run->input->episodes->provision[row] == unit->provision && is_active (run, row))
      return TRUE;
  return FALSE;
}

static BalFit
fit_wait (const BalAnalysisRun *run,
          BalTally *tally,
          guint group,
          gsize child,
          gsize row,
          gsize first,
          gsize count)
{
  const Plan *plan = run->plan;
  BalFit best = BAL_FIT_NO;

  for (guint i = 0; i < plan->units->len; i++)
    {
      const BalMeantimeUnit *unit = g_ptr_array_index (plan->units, i);
      BalFit facts[BAL_MEANTIME_N_FACTS];
      BalFit fit = bal_meantime_unit_fit (unit, run->input, child, row, run->window.as_at, facts);

      if (fit == BAL_FIT_NO || has_unit (run, unit, first, count))
        continue;
      bal_tally_add (tally, group, FIRST_UNIT + 2 * i + (fit == BAL_FIT_YES ? 0 : 1), 1);
      best = MAX (best, fit);
    }
  return best;
}

static void
count_in_group (BalTally *tally, guint group, BalFit best)
{
  bal_tally_add (tally, group, BAL_N_ROWS + WAITS, 1);
  if (best != BAL_FIT_NO)
    bal_tally_add (tally, group,
                   BAL_N_ROWS + (best == BAL_FIT_YES ? WAITS_CERTAIN : WAITS_POSSIBLE), 1);
}

static void
count_child_in_group (BalTally *tally, guint group, BalFit best, gboolean is_idle)
{
  bal_tally_add (tally, group, BAL_N_ROWS + CHILDREN, 1);
  bal_tally_add (tally, group, BAL_N_ROWS + CHILDREN_CERTAIN, best == BAL_FIT_YES);
  bal_tally_add (tally, group, BAL_N_ROWS + CHILDREN_POSSIBLE, best == BAL_FIT_UNKNOWN);
  bal_tally_add (tally, group, BAL_N_ROWS + CHILDREN_IDLE, is_idle);
  bal_tally_add (tally, group, BAL_N_ROWS + CHILDREN_IDLE_CERTAIN, is_idle && best == BAL_FIT_YES);
}

static gboolean
is_idle_now (const BalAnalysisRun *run, gsize first, gsize count)
{
  const Plan *plan = run->plan;

  for (gsize row = first; row < first + count; row++)
    if (bal_offer_mask_has (&plan->mask, run->input->episodes, row) && is_active (run, row))
      return FALSE;
  return TRUE;
}

/* A child is in each group of the units waited for, with the best that fits any of them. */
static void
bal_meantime_offers_count_child (const BalAnalysisRun *run,
                                 gpointer scratch,
                                 BalTally *tally,
                                 gsize child,
                                 gsize first,
                                 gsize count)
{
  BalFit best = BAL_FIT_NO;
  gboolean is_idle;

  if (!run->input->episodes->requested)
    return;
  for (gsize row = first; row < first + count; row++)
    {
      BalFit fit;
      guint group;

      if (!is_waiting (run, row) || !bal_analysis_run_counts (run, row))
        continue;
      fit = fit_wait (run, tally, BAL_TALLY_TOTAL, child, row, first, count);
      best = MAX (best, fit);
      count_in_group (tally, BAL_TALLY_TOTAL, fit);
      bal_tally_enter (tally, BAL_TALLY_TOTAL);
      group = bal_tally_get_group (tally, row);
      if (group == BAL_TALLY_TOTAL)
        continue;
      fit_wait (run, tally, group, child, row, first, count);
      count_in_group (tally, group, fit);
      bal_tally_enter (tally, group);
    }
  if (tally->groups->len == 0)
    return;
  is_idle = is_idle_now (run, first, count);
  for (guint i = 0; i < tally->groups->len; i++)
    count_child_in_group (tally, g_array_index (tally->groups, guint, i), best, is_idle);
}

static const BalReportColumn offer_columns[] = {
  { "waits", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "waits" },
  { "waits_with_certain_offer", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "waits" },
  { "waits_with_possible_offer", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "waits" },
  { "children", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "children_with_certain_offer", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN,
    "children" },
  { "children_with_possible_offer", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN,
    "children" },
  { "children_without_active_offer", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT_OF_CHILDREN,
    "children" },
  { "children_without_active_offer_with_certain_offer", BAL_COLUMN_KIND_INT64,
    BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children" },
  { "share_with_certain_offer", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_SHARE, NULL },
};

static const BalReportColumn unit_columns[] = {
  { "provision", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "waits_that_it_fits", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "waits" },
  { "waits_that_it_may_fit", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "waits" },
};

static void
add_offers (BalReport *report,
            const BalReportTable *table,
            BalTableBuilder *builder,
            const BalSummaryGroup *group)
{
  const gint64 *figures = group->counters + BAL_N_ROWS;
  BalReportRow row = bal_report_begin_row (report, builder, group);

  for (guint i = 0; i < N_FIGURES; i++)
    bal_report_row_int (&row, figures[i]);
  bal_report_row_ratio (&row, figures[CHILDREN_CERTAIN], figures[CHILDREN]);
}

static void
add_units (BalReport *report,
           const BalReportTable *table,
           BalTableBuilder *builder,
           const BalSummaryGroup *group)
{
  BalMeantimeOffers *self = report->extra;
  GListModel *provisions = self->area ? bal_area_get_provisions (self->area) : NULL;
  const gint64 *figures = group->counters + FIRST_UNIT;

  for (guint i = 0; provisions && i < g_list_model_get_n_items (provisions); i++)
    {
      g_autoptr (BalProvision) provision = g_list_model_get_item (provisions, i);
      BalReportRow row;

      if (figures[2 * i] + figures[2 * i + 1] == 0)
        continue;
      row = bal_report_begin_row (report, builder, group);
      bal_report_row_text (&row, bal_provision_get_code (provision));
      bal_report_row_int (&row, figures[2 * i]);
      bal_report_row_int (&row, figures[2 * i + 1]);
    }
}

static void
bal_meantime_offers_finish (BalAnalysis *analysis, BalReport *report)
{
  static const BalReportTable tables[] = {
    { "meantime_offers", BAL_BASIS_WAITING, offer_columns, G_N_ELEMENTS (offer_columns),
      add_offers },
    { "meantime_units", BAL_BASIS_WAITING, unit_columns, G_N_ELEMENTS (unit_columns), add_units },
  };
  const gint64 *figures = bal_report_get_total (report)->counters + BAL_N_ROWS;

  report->extra = analysis;
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    bal_report_add_table (report, &tables[i]);
  if (figures[CHILDREN_IDLE_CERTAIN] > 0)
    {
      const BalFindingFigure counts[] = {
        { "count", (double) figures[CHILDREN_IDLE_CERTAIN] },
        { "children", (double) figures[CHILDREN] },
      };

      bal_findings_builder_add (report->findings, "meantime-offer-open", "meantime_offers", NULL,
                                counts, G_N_ELEMENTS (counts));
    }
}

static void
bal_meantime_offers_finalize (GObject *object)
{
  BalMeantimeOffers *self = BAL_MEANTIME_OFFERS (object);

  g_clear_object (&self->area);
  g_clear_pointer (&self->needs, g_variant_unref);

  G_OBJECT_CLASS (bal_meantime_offers_parent_class)->finalize (object);
}

static void
bal_meantime_offers_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BalMeantimeOffers *self = BAL_MEANTIME_OFFERS (object);

  if (id == PROP_AREA)
    g_value_set_object (value, self->area);
  else if (id == PROP_NEEDS)
    g_value_set_variant (value, self->needs);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
bal_meantime_offers_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  BalMeantimeOffers *self = BAL_MEANTIME_OFFERS (object);

  if (id == PROP_AREA)
    self->area = g_value_dup_object (value);
  else if (id == PROP_NEEDS)
    self->needs = g_value_dup_variant (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
bal_meantime_offers_class_init (BalMeantimeOffersClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  BalAnalysisClass *analysis_class = &klass->parent_class;
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = bal_meantime_offers_finalize;
  object_class->get_property = bal_meantime_offers_get_property;
  object_class->set_property = bal_meantime_offers_set_property;
  analysis_class->name = "meantime_offers";
  analysis_class->append_options = bal_meantime_offers_append_options;
  analysis_class->prepare = bal_meantime_offers_prepare;
  analysis_class->plan_free = plan_free;
  analysis_class->describe = bal_meantime_offers_describe;
  analysis_class->count_child = bal_meantime_offers_count_child;
  analysis_class->finish = bal_meantime_offers_finish;

  /**
   * BalMeantimeOffers:area:
   *
   * The local area whose provisions could be offered.
   *
   * Since: 0.1
   */
  props[PROP_AREA] = g_param_spec_object ("area", NULL, NULL, BAL_TYPE_AREA, flags);
  /**
   * BalMeantimeOffers:needs:
   *
   * The services for each type of need, of the type `a{sas}`; %NULL: needs are not looked at.
   *
   * Since: 0.1
   */
  props[PROP_NEEDS] =
    g_param_spec_variant ("needs", NULL, NULL, G_VARIANT_TYPE ("a{sas}"), NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
bal_meantime_offers_init (BalMeantimeOffers *self)
{
}

/**
 * bal_meantime_offers_new:
 * @area: the local area whose provisions could be offered
 * @as_at: the day to look at, in days since 1970-01-01
 * @by: (nullable) (array zero-terminated=1): what to group the units waited for by, or %NULL
 *
 * Creates an analysis of what could be offered in the meantime.
 *
 * Returns: (transfer full): a new analysis
 *
 * Since: 0.1
 */
BalMeantimeOffers *
bal_meantime_offers_new (BalArea *area, gint32 as_at, const char *const *by)
{
  g_return_val_if_fail (BAL_IS_AREA (area), NULL);

  return g_object_new (BAL_TYPE_MEANTIME_OFFERS, "area", area, "as-at", as_at, "by", by, NULL);
}

static const BalReportColumn found_columns[] = {
  { "episode_id", BAL_COLUMN_KIND_TEXT, BAL_COLUMN_ROLE_IDENTIFIER, NULL },
  { "waited_level", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "provision", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "name", BAL_COLUMN_KIND_TEXT, BAL_COLUMN_ROLE_NONE, NULL },
  { "agency", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "grouping", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "level", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "fit", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "is_open", BAL_COLUMN_KIND_BOOLEAN, BAL_COLUMN_ROLE_NONE, NULL },
  { "is_intervention", BAL_COLUMN_KIND_BOOLEAN, BAL_COLUMN_ROLE_NONE, NULL },
  { "has_lower_level", BAL_COLUMN_KIND_BOOLEAN, BAL_COLUMN_ROLE_NONE, NULL },
  { "takes_age", BAL_COLUMN_KIND_BOOLEAN, BAL_COLUMN_ROLE_NONE, NULL },
  { "is_at_place", BAL_COLUMN_KIND_BOOLEAN, BAL_COLUMN_ROLE_NONE, NULL },
  { "serves_need", BAL_COLUMN_KIND_BOOLEAN, BAL_COLUMN_ROLE_NONE, NULL },
};

/* The highest of its levels that is lower than the one waited for; NULL where that is not said. */
static const char *
find_level (const BalAnalysisInput *input, const BalMeantimeUnit *unit, int waited)
{
  for (int level = waited - 1; level >= 0; level--)
    if (unit->levels >> level & 1)
      return input->scheme.levels[level];
  return NULL;
}

static void
put_found (const BalAnalysisRun *run,
           BalTableBuilder *builder,
           gsize wait,
           const BalMeantimeUnit *unit,
           BalFit fit,
           const BalFit *facts)
{
  const BalAnalysisInput *input = run->input;
  BalReportRow row = { builder, 0 };
  int waited = bal_episodes_get_level (input->episodes, wait);
  g_autofree char *id = input->dup_episode_id (input->owner, wait);

  bal_report_row_text (&row, id);
  bal_report_row_text (&row, bal_report_get_code (input->scheme.levels, waited));
  bal_report_row_text (&row, unit->code);
  bal_report_row_text (&row, unit->name);
  bal_report_row_text (&row, unit->agency);
  bal_report_row_text (&row, unit->grouping);
  bal_report_row_text (&row, find_level (input, unit, waited));
  bal_report_row_text (&row, fit == BAL_FIT_YES ? "certain" : "possible");
  for (guint i = 0; i < BAL_MEANTIME_N_FACTS; i++)
    if (facts[i] != BAL_FIT_UNKNOWN)
      bal_report_row_boolean (&row, facts[i] == BAL_FIT_YES);
    else if (i == BAL_MEANTIME_NEED && !unit->of_need)
      bal_report_row_state (&row, BAL_VALUE_STATE_NOT_AVAILABLE);
    else
      bal_report_row_state (&row, BAL_VALUE_STATE_MISSING);
}

static void
put_offers (const BalAnalysisRun *run, BalTableBuilder *builder, gsize child, BalFit fit)
{
  const BalAnalysisInput *input = run->input;
  const Plan *plan = run->plan;
  gsize first, count;

  input->get_rows (input->owner, child, &first, &count);
  for (gsize row = first; row < first + count; row++)
    for (guint i = 0; i < plan->units->len && is_waiting (run, row); i++)
      {
        const BalMeantimeUnit *unit = g_ptr_array_index (plan->units, i);
        BalFit facts[BAL_MEANTIME_N_FACTS];

        if (bal_meantime_unit_fit (unit, input, child, row, run->window.as_at, facts) == fit &&
            !has_unit (run, unit, first, count))
          put_found (run, builder, row, unit, fit, facts);
      }
}

static BalResult *
make_result (const BalAnalysisRun *run, BalTableBuilder *builder)
{
  const BalAnalysisInput *input = run->input;
  const BalResultInfo info = { .name = "meantime_offer",
                               .as_at = run->analysis->as_at,
                               .synthetic = input->synthetic,
                               .framework_version = input->framework_version,
                               .input_digest = input->digest };
  GPtrArray *tables = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (tables, bal_table_builder_end (builder, BAL_BASIS_WAITING, info.as_at, NULL,
                                                  input->synthetic));
  return bal_result_new_take (&info, tables, NULL);
}

/**
 * bal_meantime_offers_find:
 * @self: an analysis
 * @journey: a journey
 * @error: return location for an error
 *
 * Names the units that could be offered to one child, for each unit that the child waits for.
 *
 * The table `meantime_offer` has those that fit certainly, then those that fit possibly, with a
 * column for each thing that was looked at; one that nobody says is missing. It holds identifiers
 * of episodes, and is never published.
 *
 * Returns: (transfer full): the result; [error@Balanced.Error] where the as-at date is out of
 *   range
 *
 * Since: 0.1
 */
BalResult *
bal_meantime_offers_find (BalMeantimeOffers *self, BalJourney *journey, GError **error)
{
  g_autoptr (BalAnalysisStore) store = NULL;
  BalTableBuilder *builder;
  BalResult *result = NULL;
  BalAnalysisRun run;
  const BalStore *rows;
  guint child;

  g_return_val_if_fail (BAL_IS_MEANTIME_OFFERS (self), NULL);
  g_return_val_if_fail (BAL_IS_JOURNEY (journey), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  rows = bal_journey_get_store (journey, &child);
  store = bal_analysis_store_new (rows);
  if (!bal_analysis_begin (BAL_ANALYSIS (self), &store->input, &run, error))
    return NULL;
  builder = bal_table_builder_new ("meantime_offer");
  for (guint i = 0; i < G_N_ELEMENTS (found_columns); i++)
    bal_table_builder_add_column (builder, found_columns[i].name, found_columns[i].kind,
                                  found_columns[i].role, found_columns[i].unit);
  if (child < rows->n_children && rows->episodes.requested)
    {
      put_offers (&run, builder, child, BAL_FIT_YES);
      put_offers (&run, builder, child, BAL_FIT_UNKNOWN);
    }
  result = make_result (&run, builder);
  bal_analysis_end (BAL_ANALYSIS (self), &run);
  return result;
}
