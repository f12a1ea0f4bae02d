/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-pathway-cost.h"

#include "libbalanced/core/bal-error.h"
#include "libbalanced/core/bal-object-list-private.h"
#include "libbalanced/journey/bal-analysis-private.h"
#include "libbalanced/journey/bal-definition-private.h"
#include "libbalanced/journey/bal-price-private.h"
#include "libbalanced/journey/bal-row-match-private.h"

/**
 * BalPathwayCost:
 *
 * What the pathways of children cost, from a lower to an upper bound.
 *
 * Each episode that is active in the period has the first of the prices whose conditions it meets.
 * Prices for a day take its covered days in the period; the others take the contacts, the minutes
 * or the episode itself in the period of its start, as nothing is apportioned. What is not recorded
 * and what has no price is not 0: it adds nothing to the lower bound, and the upper bound is not
 * available unless [property@Balanced.Price:most-units] says how much it can be at most. Where
 * nothing at all is known of some episodes, the lower bound is missing as well.
 *
 * The table `pathway_cost` has the costs by group, and how they spread over children: a child's
 * cost in a group is that of its episodes in the group, so by agency it shows who pays. Medians and
 * percentiles are of the lower bounds, in steps of [property@Balanced.PathwayCost:step]. The table
 * `pathway_cost_prices` has each price with its origin and what it was used for.
 *
 * Where agencies' children are not linked, a child's cost is that of the part that one agency sees.
 * Amounts are minor units, such as pence. Thread safety: immutable, so safe from any thread.
 *
 * Features: F12.
 *
 * Since: 0.1
 */
struct _BalPathwayCost
{
  BalAnalysis parent_instance;

  GListModel *prices; /* owned; nullable: none */
  guint step;
  gboolean with_children;
};

struct _BalPathwayCostClass
{
  BalAnalysisClass parent_class;
};

enum
{
  PROP_0,
  PROP_PRICES,
  PROP_STEP,
  PROP_WITH_CHILDREN,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (BalPathwayCost, bal_pathway_cost, BAL_TYPE_ANALYSIS)

#define MAX_PRICES 256
#define MAX_STEPS 65535
/* No episode counts more, so that sums stay exact. */
#define MOST_OF_EPISODE (G_GINT64_CONSTANT (1) << 40)

enum
{
  CHILDREN,
  EPISODES,
  WITH_PRICE,
  WITHOUT_UNITS, /* of those with a price */
  UNBOUNDED,     /* episodes without an upper bound */
  LOW,
  HIGH, /* of the others */
  BOUNDED_CHILDREN,
  N_FIGURES,
};

static const char *const figure_names[N_FIGURES] = { "children",   "episodes",
                                                     "with_price", "without_units",
                                                     "unbounded",  "low",
                                                     "high",       "bounded_children" };

enum
{
  PRICE_EPISODES,
  PRICE_UNITS,
  PRICE_WITHOUT_UNITS,
  PRICE_LOW,
  PRICE_HIGH,
  PRICE_UNBOUNDED,
  N_PRICE_FIGURES,
};

static const char *const price_names[N_PRICE_FIGURES] = { "episodes", "units", "without_units",
                                                          "low",      "high",  "unbounded" };

typedef struct
{
  BalRowMatch rows;
  BalPriceUnit unit;
  gint64 low;
  gint64 high;
  gint64 most_units;
} PricePlan;

typedef struct
{
  GListModel *prices; /* owned */
  guint n_prices;
  PricePlan plans[MAX_PRICES];
  guint step;
  gboolean with_children;
} Plan;

/* What an episode costs; a price of -1 is none. */
typedef struct
{
  int price;
  gint64 units; /* -1: not recorded */
  gint64 low;
  gint64 high; /* -1: no upper bound */
} RowCost;

/* Of the child that is being counted, by group. */
typedef struct
{
  gint64 figures[N_FIGURES];
} ChildCost;

static GListModel *
dup_prices (BalPathwayCost *self)
{
  if (self->prices)
    return g_object_ref (self->prices);
  return bal_object_list_new_take (BAL_TYPE_PRICE, g_ptr_array_new_with_free_func (g_object_unref));
}

static guint
get_price_counter (guint price)
{
  return BAL_N_ROWS + N_FIGURES + price * N_PRICE_FIGURES;
}

static void
bal_pathway_cost_describe (BalAnalysis *self,
                           const BalAnalysisScheme *scheme,
                           BalAnalysisNames *names)
{
  g_autoptr (GListModel) prices = dup_prices (BAL_PATHWAY_COST (self));
  guint n_prices = MIN (g_list_model_get_n_items (prices), MAX_PRICES);

  for (guint i = 0; i < N_FIGURES; i++)
    bal_analysis_names_add (names, "%s", figure_names[i]);
  for (guint i = 0; i < n_prices * N_PRICE_FIGURES; i++)
    bal_analysis_names_add (names, "%u %s", i / N_PRICE_FIGURES, price_names[i % N_PRICE_FIGURES]);
  bal_analysis_names_add_histogram (names, "steps");
  names->n_stamps = 0;
}

static gboolean
bal_pathway_cost_prepare (BalAnalysis *analysis, BalAnalysisRun *run, GError **error)
{
  BalPathwayCost *self = BAL_PATHWAY_COST (analysis);
  Plan *plan = g_new0 (Plan, 1);

  run->plan = plan;
  plan->prices = dup_prices (self);
  plan->step = self->step;
  plan->with_children = self->with_children;
  if (!bal_definition_check_list (plan->prices, BAL_TYPE_PRICE, MAX_PRICES, "prices", error))
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (plan->prices); i++)
    {
      g_autoptr (BalPrice) price = g_list_model_get_item (plan->prices, i);
      g_autofree char *what = g_strdup_printf ("the price “%s”", bal_price_get_name (price));
      PricePlan *each = &plan->plans[plan->n_prices++];

      each->unit = bal_price_get_unit (price);
      each->low = bal_price_get_low (price);
      each->high = bal_price_get_high (price);
      each->most_units = bal_price_get_most_units (price);
      if (!bal_row_match_init (&each->rows, run->input, bal_price_get_rows (price), what, error))
        return FALSE;
    }
  return TRUE;
}

static void
plan_free (gpointer data)
{
  Plan *plan = data;

  for (guint i = 0; i < plan->n_prices; i++)
    bal_row_match_clear (&plan->plans[i].rows);
  g_clear_object (&plan->prices);
  g_free (plan);
}

static gpointer
scratch_new (const BalAnalysisRun *run)
{
  return g_array_new (FALSE, TRUE, sizeof (ChildCost));
}

static void
scratch_free (gpointer scratch)
{
  g_array_unref (scratch);
}

/* How many units an episode has in the period; -1 where it does not say. */
static gint64
count_units (const BalAnalysisRun *run, BalPriceUnit unit, gsize row, gint32 start, gint32 end)
{
  const BalEpisodes *episodes = run->input->episodes;

  if (unit == BAL_PRICE_UNIT_DAY)
    return end - MAX (start, run->window.first) + 1;
  if (start < run->window.first)
    return 0;
  if (unit == BAL_PRICE_UNIT_EPISODE)
    return 1;
  if (unit == BAL_PRICE_UNIT_MINUTE)
    return episodes->minutes && episodes->minutes[row] != BAL_EPISODES_NO_CODE32
             ? (gint64) episodes->minutes[row]
             : -1;
  return episodes->contacts_offered && episodes->contacts_offered[row] != BAL_EPISODES_NO_CODE16
           ? (gint64) episodes->contacts_offered[row]
           : -1;
}

static void
find_cost (const BalAnalysisRun *run, gsize row, gint32 start, gint32 end, RowCost *cost)
{
  const Plan *plan = run->plan;
  const PricePlan *price = NULL;
  gint64 most;

  *cost = (RowCost){ .price = -1, .units = -1, .high = -1 };
  for (guint i = 0; i < plan->n_prices && !price; i++)
    if (bal_row_match_takes (&plan->plans[i].rows, run->input, row))
      {
        price = &plan->plans[i];
        cost->price = (int) i;
      }
  if (!price)
    return;
  cost->units = count_units (run, price->unit, row, start, end);
  most = cost->units >= 0 ? cost->units : price->most_units;
  if (cost->units >= 0)
    cost->low = MIN (cost->units * price->low, MOST_OF_EPISODE);
  if (most >= 0)
    cost->high = MIN (most * price->high, MOST_OF_EPISODE);
}

static void
count_row (BalTally *tally, GArray *children, guint group, const RowCost *cost)
{
  gint64 *figures;
  guint first = cost->price < 0 ? 0 : get_price_counter ((guint) cost->price);

  if (children->len <= group)
    g_array_set_size (children, group + 1);
  figures = g_array_index (children, ChildCost, group).figures;
  figures[EPISODES]++;
  figures[UNBOUNDED] += cost->high < 0;
  figures[LOW] += cost->low;
  figures[HIGH] += MAX (cost->high, 0);
  if (cost->price < 0)
    return;
  figures[WITH_PRICE]++;
  figures[WITHOUT_UNITS] += cost->units < 0;
  bal_tally_add (tally, group, first + PRICE_EPISODES, 1);
  bal_tally_add (tally, group, first + PRICE_UNITS, MAX (cost->units, 0));
  bal_tally_add (tally, group, first + PRICE_WITHOUT_UNITS, cost->units < 0);
  bal_tally_add (tally, group, first + PRICE_LOW, cost->low);
  bal_tally_add (tally, group, first + PRICE_HIGH, MAX (cost->high, 0));
  bal_tally_add (tally, group, first + PRICE_UNBOUNDED, cost->high < 0);
}

/* Adds what the child costs in a group, and leaves the scratch empty for the next one. */
static void
count_group (const BalAnalysisRun *run, BalTally *tally, GArray *children, gsize child, guint group)
{
  const Plan *plan = run->plan;
  ChildCost *cost = &g_array_index (children, ChildCost, group);

  cost->figures[CHILDREN] = 1;
  cost->figures[BOUNDED_CHILDREN] = cost->figures[UNBOUNDED] == 0;
  for (guint i = 0; i < N_FIGURES; i++)
    bal_tally_add (tally, group, BAL_N_ROWS + i, cost->figures[i]);
  bal_tally_record (tally, group, 0, (guint64) MIN (cost->figures[LOW] / plan->step, MAX_STEPS), 1);
  if (group == BAL_TALLY_TOTAL && plan->with_children)
    {
      g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_autoptr (GPtrArray) texts = g_ptr_array_new ();

      g_array_append_vals (values, cost->figures, N_FIGURES);
      bal_tally_take_child_record (tally, child, values, texts);
    }
  *cost = (ChildCost){ 0 };
}

static void
bal_pathway_cost_count_child (const BalAnalysisRun *run,
                              gpointer scratch,
                              BalTally *tally,
                              gsize child,
                              gsize first,
                              gsize count)
{
  GArray *children = scratch;

  for (gsize row = first; row < first + count; row++)
    {
      RowCost cost;
      gint32 start, end;
      guint group;

      if (!bal_unit_read_days (run->input->episodes, row, run->window.as_at, &start, &end) ||
          end < run->window.first || !bal_analysis_run_counts (run, row))
        continue;
      find_cost (run, row, start, end, &cost);
      bal_tally_enter (tally, BAL_TALLY_TOTAL);
      count_row (tally, children, BAL_TALLY_TOTAL, &cost);
      group = bal_tally_get_group (tally, row);
      if (group == BAL_TALLY_TOTAL)
        continue;
      bal_tally_enter (tally, group);
      count_row (tally, children, group, &cost);
    }
  for (guint i = 0; i < tally->groups->len; i++)
    count_group (run, tally, children, child, g_array_index (tally->groups, guint, i));
}

static gboolean
bal_pathway_cost_check_record (const BalSummaryRecord *record, guint n_levels)
{
  if (record->n_values != N_FIGURES || record->texts[0])
    return FALSE;
  for (guint i = 0; i < N_FIGURES; i++)
    if (record->values[i] < 0 || record->values[i] > BAL_SUMMARY_MAX_COUNT)
      return FALSE;
  return TRUE;
}

#define COLUMN(name, kind, role, unit)                         \
  {                                                            \
    name, BAL_COLUMN_KIND_##kind, BAL_COLUMN_ROLE_##role, unit \
  }
#define MONEY "minor units"

static const BalReportColumn cost_columns[] = {
  COLUMN ("children", INT64, COUNT_OF_CHILDREN, "children"),
  COLUMN ("episodes", INT64, COUNT, "episodes"),
  COLUMN ("episodes_without_price", INT64, COUNT, "episodes"),
  COLUMN ("episodes_without_units", INT64, COUNT, "episodes"),
  COLUMN ("cost_low", INT64, TOTAL, MONEY),
  COLUMN ("cost_high", INT64, TOTAL, MONEY),
  COLUMN ("cost_low_per_child", DOUBLE, NONE, MONEY),
  COLUMN ("cost_high_per_child", DOUBLE, NONE, MONEY),
  COLUMN ("median_low", DOUBLE, NONE, MONEY),
  COLUMN ("p90_low", DOUBLE, NONE, MONEY),
  COLUMN ("children_with_bounds", INT64, COUNT_OF_CHILDREN, "children"),
};

static const BalReportColumn price_columns[] = {
  COLUMN ("price", CODE, KEY, NULL),
  COLUMN ("unit", CODE, NONE, NULL),
  COLUMN ("low", INT64, NONE, MONEY),
  COLUMN ("high", INT64, NONE, MONEY),
  COLUMN ("origin", CODE, NONE, NULL),
  COLUMN ("episodes", INT64, COUNT, "episodes"),
  COLUMN ("units", INT64, TOTAL, NULL),
  COLUMN ("episodes_without_units", INT64, COUNT, "episodes"),
  COLUMN ("cost_low", INT64, TOTAL, MONEY),
  COLUMN ("cost_high", INT64, TOTAL, MONEY),
};

static const BalReportColumn list_columns[] = {
  COLUMN ("child_id", TEXT, IDENTIFIER, NULL),
  COLUMN ("source", CODE, KEY, NULL),
  COLUMN ("episodes", INT64, COUNT, "episodes"),
  COLUMN ("episodes_without_price", INT64, COUNT, "episodes"),
  COLUMN ("episodes_without_units", INT64, COUNT, "episodes"),
  COLUMN ("cost_low", INT64, TOTAL, MONEY),
  COLUMN ("cost_high", INT64, TOTAL, MONEY),
};

static gint64
count_known (const gint64 *figures)
{
  return figures[WITH_PRICE] - figures[WITHOUT_UNITS];
}

/* The bounds of a sum over so many episodes, of which so many are known. */
static void
add_bounds (BalReportRow *row, gint64 low, gint64 high, gint64 n, gint64 n_known, gint64 unbounded)
{
  bal_report_row_total (row, low, n, n_known);
  if (unbounded > 0)
    bal_report_row_state (row, BAL_VALUE_STATE_NOT_AVAILABLE);
  else
    bal_report_row_int (row, high);
}

static void
add_steps (BalReport *report, BalReportRow *row, const BalSummaryGroup *group, double p)
{
  const gint64 *figures = group->counters + BAL_N_ROWS;
  const BalPathwayCost *self = report->extra;

  if (figures[CHILDREN] == 0)
    bal_report_row_state (row, BAL_VALUE_STATE_NOT_APPLICABLE);
  else if (count_known (figures) == 0)
    bal_report_row_state (row, BAL_VALUE_STATE_MISSING);
  else
    bal_report_row_double (row, bal_summary_bins_get_quantile (group->bins[0], p) * self->step);
}

static void
add_cost (BalReport *report,
          const BalReportTable *table,
          BalTableBuilder *builder,
          const BalSummaryGroup *group)
{
  const gint64 *figures = group->counters + BAL_N_ROWS;
  gint64 known = count_known (figures);
  BalReportRow row = bal_report_begin_row (report, builder, group);

  bal_report_row_int (&row, figures[CHILDREN]);
  bal_report_row_int (&row, figures[EPISODES]);
  bal_report_row_int (&row, figures[EPISODES] - figures[WITH_PRICE]);
  bal_report_row_int (&row, figures[WITHOUT_UNITS]);
  add_bounds (&row, figures[LOW], figures[HIGH], figures[EPISODES], known, figures[UNBOUNDED]);
  if (figures[EPISODES] > 0 && known == 0)
    bal_report_row_state (&row, BAL_VALUE_STATE_MISSING);
  else
    bal_report_row_ratio (&row, figures[LOW], figures[CHILDREN]);
  if (figures[UNBOUNDED] > 0)
    bal_report_row_state (&row, BAL_VALUE_STATE_NOT_AVAILABLE);
  else
    bal_report_row_ratio (&row, figures[HIGH], figures[CHILDREN]);
  add_steps (report, &row, group, 0.5);
  add_steps (report, &row, group, 0.9);
  bal_report_row_int (&row, figures[BOUNDED_CHILDREN]);
}

static void
add_prices (BalReport *report,
            const BalReportTable *table,
            BalTableBuilder *builder,
            const BalSummaryGroup *group)
{
  static const char *const units[] = { "episode", "contact", "minute", "day" };
  g_autoptr (GListModel) prices = dup_prices (report->extra);

  for (guint i = 0; i < g_list_model_get_n_items (prices); i++)
    {
      g_autoptr (BalPrice) price = g_list_model_get_item (prices, i);
      const gint64 *figures = group->counters + get_price_counter (i);
      gint64 known = figures[PRICE_EPISODES] - figures[PRICE_WITHOUT_UNITS];
      BalReportRow row = bal_report_begin_row (report, builder, group);

      bal_report_row_text (&row, bal_price_get_name (price));
      bal_report_row_text (&row, units[bal_price_get_unit (price)]);
      bal_report_row_int (&row, bal_price_get_low (price));
      bal_report_row_int (&row, bal_price_get_high (price));
      bal_report_row_text (&row, bal_price_get_origin (price));
      bal_report_row_int (&row, figures[PRICE_EPISODES]);
      bal_report_row_total (&row, figures[PRICE_UNITS], figures[PRICE_EPISODES], known);
      bal_report_row_int (&row, figures[PRICE_WITHOUT_UNITS]);
      add_bounds (&row, figures[PRICE_LOW], figures[PRICE_HIGH], figures[PRICE_EPISODES], known,
                  figures[PRICE_UNBOUNDED]);
    }
}

static void
add_list (BalReport *report)
{
  BalTableBuilder *builder =
    bal_report_begin_list (report, "pathway_cost_list", list_columns, G_N_ELEMENTS (list_columns));
  GPtrArray *records = report->summary->records;

  for (guint i = 0; i < records->len; i++)
    {
      const BalSummaryRecord *record = g_ptr_array_index (records, i);
      const gint64 *figures = record->values;
      BalReportRow row = { builder, 0 };

      bal_report_row_child (&row, record);
      bal_report_row_int (&row, figures[EPISODES]);
      bal_report_row_int (&row, figures[EPISODES] - figures[WITH_PRICE]);
      bal_report_row_int (&row, figures[WITHOUT_UNITS]);
      add_bounds (&row, figures[LOW], figures[HIGH], figures[EPISODES], count_known (figures),
                  figures[UNBOUNDED]);
    }
  bal_report_end_list (report, builder, BAL_BASIS_ACTIVE);
}

static void
bal_pathway_cost_finish (BalAnalysis *analysis, BalReport *report)
{
  const BalReportTable tables[] = {
    { "pathway_cost", BAL_BASIS_ACTIVE, cost_columns, G_N_ELEMENTS (cost_columns), add_cost },
    { "pathway_cost_prices", BAL_BASIS_ACTIVE, price_columns, G_N_ELEMENTS (price_columns),
      add_prices },
  };
  BalPathwayCost *self = BAL_PATHWAY_COST (analysis);
  const gint64 *figures = bal_report_get_total (report)->counters + BAL_N_ROWS;
  gint64 without = figures[EPISODES] - count_known (figures);
  const BalFindingFigure found[] = {
    { "count", (double) without },
    { "episodes", (double) figures[EPISODES] },
    { "share", figures[EPISODES] ? (double) without / (double) figures[EPISODES] : 0 },
  };

  report->extra = self;
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    bal_report_add_table (report, &tables[i]);
  if (self->with_children)
    add_list (report);
  if (without > 0)
    bal_findings_builder_add (report->findings, "cost-not-known", "pathway_cost", NULL, found,
                              G_N_ELEMENTS (found));
  report->extra = NULL;
}

static void
bal_pathway_cost_append_options (BalAnalysis *analysis, GString *options)
{
  BalPathwayCost *self = BAL_PATHWAY_COST (analysis);

  bal_definition_append_list (self->prices, "price", options);
  g_string_append_printf (options, "step=%u\nwith_children=%s\n", self->step,
                          self->with_children ? "true" : "false");
}

static void
bal_pathway_cost_finalize (GObject *object)
{
  g_clear_object (&BAL_PATHWAY_COST (object)->prices);

  G_OBJECT_CLASS (bal_pathway_cost_parent_class)->finalize (object);
}

static void
bal_pathway_cost_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BalPathwayCost *self = BAL_PATHWAY_COST (object);

  switch (id)
    {
    case PROP_PRICES:
      g_value_set_object (value, self->prices);
      break;
    case PROP_STEP:
      g_value_set_uint (value, self->step);
      break;
    case PROP_WITH_CHILDREN:
      g_value_set_boolean (value, self->with_children);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bal_pathway_cost_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  BalPathwayCost *self = BAL_PATHWAY_COST (object);

  switch (id)
    {
    case PROP_PRICES:
      self->prices = bal_definition_dup_list (value);
      break;
    case PROP_STEP:
      self->step = g_value_get_uint (value);
      break;
    case PROP_WITH_CHILDREN:
      self->with_children = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bal_pathway_cost_class_init (BalPathwayCostClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  BalAnalysisClass *analysis_class = &klass->parent_class;
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = bal_pathway_cost_finalize;
  object_class->get_property = bal_pathway_cost_get_property;
  object_class->set_property = bal_pathway_cost_set_property;
  analysis_class->name = "pathway_cost";
  analysis_class->append_options = bal_pathway_cost_append_options;
  analysis_class->prepare = bal_pathway_cost_prepare;
  analysis_class->plan_free = plan_free;
  analysis_class->describe = bal_pathway_cost_describe;
  analysis_class->scratch_new = scratch_new;
  analysis_class->scratch_free = scratch_free;
  analysis_class->count_child = bal_pathway_cost_count_child;
  analysis_class->check_record = bal_pathway_cost_check_record;
  analysis_class->finish = bal_pathway_cost_finish;

  /**
   * BalPathwayCost:prices:
   *
   * The prices, of [class@Balanced.Price], at most 256 and each with a name of its own; an episode
   * has the first one whose conditions it meets.
   *
   * Since: 0.1
   */
  props[PROP_PRICES] = g_param_spec_object ("prices", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  /**
   * BalPathwayCost:step:
   *
   * To how many minor units the costs of children are rounded down for the median and the
   * percentile; what is above 65535 steps counts as so many.
   *
   * Since: 0.1
   */
  props[PROP_STEP] = g_param_spec_uint ("step", NULL, NULL, 1, 1000000000, 1000, flags);
  /**
   * BalPathwayCost:with-children:
   *
   * Whether a table `pathway_cost_list` has every child: never for publication.
   *
   * Since: 0.1
   */
  props[PROP_WITH_CHILDREN] = g_param_spec_boolean ("with-children", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
bal_pathway_cost_init (BalPathwayCost *self)
{
}

/**
 * bal_pathway_cost_new:
 * @as_at: the last day that is known, in days since 1970-01-01
 * @period: (nullable): the days that are counted, or %NULL for everything up to @as_at
 * @by: (nullable) (array zero-terminated=1): what to group by, or %NULL
 * @prices: (nullable): the prices, of [class@Balanced.Price]
 *
 * Creates an analysis of costs; the other options are properties.
 *
 * Returns: (transfer full): a new analysis
 *
 * Since: 0.1
 */
BalPathwayCost *
bal_pathway_cost_new (gint32 as_at, BalPeriod *period, const char *const *by, GListModel *prices)
{
  return g_object_new (BAL_TYPE_PATHWAY_COST, "as-at", as_at, "period", period, "by", by, "prices",
                       prices, NULL);
}
