/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include <math.h>

#include "libbalanced/area/bal-allocation-plan-private.h"
#include "libbalanced/area/bal-area-checking-private.h"
#include "libbalanced/area/bal-need-measure.h"
#include "libbalanced/core/bal-error.h"
#include "libbalanced/core/bal-result-private.h"
#include "libbalanced/statistics/bal-apportion-private.h"

/* Resources that are shared out among settings: what was given against what the rule gives, and
 * whether those in more deprived settings have more. What settings buy for themselves stands beside
 * it and enters no sum. */

/* Below this an index is 0 but for rounding. */
#define NO_INDEX 1e-9

enum
{
  ALLOCATION,
  SETTING,
  CHILDREN,
  DEPRIVATION,
  NEED_SHARE,
  DUE,
  ALLOCATED,
  DIFFERENCE,
  PER_CHILD,
  TOP_UP,
  NATURE,
};

static const BalTableColumn setting_columns[] = {
  { "allocation", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "setting", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "children", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, "children" },
  { "deprivation", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "need_share", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "due", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, NULL },
  { "allocated", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, NULL },
  { "difference", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, NULL },
  { "allocated_per_child", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "top_up", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, NULL },
  { "nature_stated", BAL_COLUMN_KIND_BOOLEAN, BAL_COLUMN_ROLE_NONE, NULL },
};

enum
{
  CODE,
  UNIT,
  POOL,
  SETTINGS,
  SUM,
  SUM_STATED,
  TOP_UPS,
  TOP_UPS_STATED,
  VOLUME_MEASURES,
  NATURE_MEASURES,
  NEED_UNKNOWN,
  INDEX_ALLOCATED,
  INDEX_DUE,
};

static const BalTableColumn columns[] = {
  { "allocation", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "unit", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "pool", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, NULL },
  { "settings", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "settings" },
  { "allocated", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, NULL },
  { "allocated_stated", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "settings" },
  { "top_up", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, NULL },
  { "top_up_stated", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "settings" },
  { "volume_measures", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "measures" },
  { "nature_measures", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "measures" },
  { "need_unknown", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "settings" },
  { "progressivity_allocated", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "progressivity_due", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
};

typedef struct
{
  BalAreaChecking *checking; /* borrowed */
  BalTableBuilder *settings;
  BalTableBuilder *table;
} Report;

/* What is stated of the settings of one allocation; NaN where it is not. */
typedef struct
{
  guint n;
  double *children;    /* owned */
  double *deprivation; /* owned */
  double *allocated;   /* owned */
  double *top_ups;     /* owned */
  guint n_nature;      /* settings of which it is said what differs in nature */
} Stated;

static double
get_amount (BalItem *share, const char *member)
{
  const gint64 amount = bal_item_get_integer (share, member);

  return amount != BAL_ITEM_NOT_STATED && amount >= 0 ? (double) amount : NAN;
}

static void
stated_init (Stated *stated, BalAreaChecking *checking, GListModel *shares)
{
  stated->n = g_list_model_get_n_items (shares);
  stated->children = g_new0 (double, stated->n);
  stated->deprivation = g_new0 (double, stated->n);
  stated->allocated = g_new0 (double, stated->n);
  stated->top_ups = g_new0 (double, stated->n);
  for (guint i = 0; i < stated->n; i++)
    {
      BalItem *share = bal_item_peek (shares, i);
      const char *code = bal_item_get_text (share, "setting");
      BalItem *setting = bal_area_lookup (checking->area, "settings", code);
      const double children =
        setting != NULL ? bal_area_checking_peek_number (setting, "children") : NAN;

      stated->children[i] = children >= 0.0 ? children : NAN;
      stated->deprivation[i] = setting != NULL ? bal_item_get_number (setting, "deprivation") : NAN;
      stated->allocated[i] = get_amount (share, "allocated");
      stated->top_ups[i] = get_amount (share, "top_up");
      stated->n_nature += bal_item_has_member (share, "nature");
    }
}

static void
stated_clear (Stated *stated)
{
  g_clear_pointer (&stated->children, g_free);
  g_clear_pointer (&stated->deprivation, g_free);
  g_clear_pointer (&stated->allocated, g_free);
  g_clear_pointer (&stated->top_ups, g_free);
}

static double
add_up (const double *amounts, guint n, guint *n_stated)
{
  double sum = 0.0;

  *n_stated = 0;
  for (guint i = 0; i < n; i++)
    {
      if (isnan (amounts[i]))
        continue;
      sum += amounts[i];
      (*n_stated)++;
    }

  return sum;
}

/* NaN unless everything is known of every setting: an index over some of them would be of another
 * allocation. */
static double
find_index (const Stated *stated, const double *amounts)
{
  for (guint i = 0; i < stated->n; i++)
    if (isnan (stated->children[i]) || isnan (stated->deprivation[i]) || isnan (amounts[i]))
      return NAN;

  return bal_concentration_index (stated->deprivation, stated->children, amounts, stated->n);
}

static double
find_due_index (const Stated *stated, const BalAllocationPlan *plan)
{
  g_autofree double *due = g_new0 (double, stated->n);

  if (plan->status != BAL_ALLOCATION_READY)
    return NAN;
  for (guint i = 0; i < stated->n; i++)
    due[i] = (double) plan->due[i];

  return find_index (stated, due);
}

static guint
count_aspect (BalItem *allocation, BalNeedAspect aspect)
{
  GListModel *measures = bal_item_get_items (allocation, "need_measures");
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (measures); i++)
    n += bal_item_get_enum (bal_item_peek (measures, i), "aspect") == (int) aspect;

  return n;
}

static void
append_settings (BalTableBuilder *table,
                 BalItem *allocation,
                 const BalAllocationPlan *plan,
                 const Stated *stated)
{
  GListModel *shares = bal_item_get_items (allocation, "shares");
  guint n_weights = 0;
  const double sum = add_up (plan->weights, plan->n_shares, &n_weights);
  const gboolean is_ready = plan->status == BAL_ALLOCATION_READY;

  for (guint i = 0; i < stated->n; i++)
    {
      BalItem *share = bal_item_peek (shares, i);
      const double due = is_ready ? (double) plan->due[i] : NAN;

      bal_table_builder_append_text (table, ALLOCATION, bal_item_get_text (allocation, "code"));
      bal_table_builder_append_text (table, SETTING, bal_item_get_text (share, "setting"));
      bal_area_checking_append_number (table, CHILDREN, stated->children[i]);
      bal_area_checking_append_number (table, DEPRIVATION, stated->deprivation[i]);
      bal_area_checking_append_number (
        table, NEED_SHARE, n_weights == plan->n_shares && sum > 0.0 ? plan->weights[i] / sum : NAN);
      bal_area_checking_append_count (table, DUE, due);
      bal_area_checking_append_count (table, ALLOCATED, stated->allocated[i]);
      bal_area_checking_append_count (table, DIFFERENCE, stated->allocated[i] - due);
      bal_area_checking_append_number (table, PER_CHILD,
                                       stated->allocated[i] / stated->children[i]);
      bal_area_checking_append_count (table, TOP_UP, stated->top_ups[i]);
      bal_table_builder_append_boolean (table, NATURE, bal_item_has_member (share, "nature"));
    }
}

static void
append_allocation (BalTableBuilder *table,
                   BalItem *allocation,
                   const BalAllocationPlan *plan,
                   const Stated *stated)
{
  guint n_allocated = 0;
  guint n_top_ups = 0;
  const double allocated = add_up (stated->allocated, stated->n, &n_allocated);
  const double top_ups = add_up (stated->top_ups, stated->n, &n_top_ups);

  bal_table_builder_append_text (table, CODE, bal_item_get_text (allocation, "code"));
  bal_table_builder_append_text (table, UNIT, bal_item_get_text (allocation, "unit"));
  bal_area_checking_append_count (table, POOL, plan->pool >= 0 ? (double) plan->pool : NAN);
  bal_table_builder_append_int (table, SETTINGS, stated->n);
  bal_area_checking_append_count (table, SUM, n_allocated > 0 ? allocated : NAN);
  bal_table_builder_append_int (table, SUM_STATED, n_allocated);
  bal_area_checking_append_count (table, TOP_UPS, n_top_ups > 0 ? top_ups : NAN);
  bal_table_builder_append_int (table, TOP_UPS_STATED, n_top_ups);
  bal_table_builder_append_int (table, VOLUME_MEASURES,
                                count_aspect (allocation, BAL_NEED_ASPECT_VOLUME));
  bal_table_builder_append_int (table, NATURE_MEASURES,
                                count_aspect (allocation, BAL_NEED_ASPECT_NATURE));
  bal_table_builder_append_int (table, NEED_UNKNOWN, plan->n_unknown);
  bal_area_checking_append_number (table, INDEX_ALLOCATED, find_index (stated, stated->allocated));
  bal_area_checking_append_number (table, INDEX_DUE, find_due_index (stated, plan));
}

static void
check_sum (BalAreaChecking *checking,
           BalItem *allocation,
           const BalAllocationPlan *plan,
           const Stated *stated)
{
  guint n_allocated = 0;
  guint n_top_ups = 0;
  const double allocated = add_up (stated->allocated, stated->n, &n_allocated);
  const double top_ups = add_up (stated->top_ups, stated->n, &n_top_ups);
  const BalFindingFigure figures[] = { { "allocated", allocated },
                                       { "pool", (double) plan->pool },
                                       { "top_up", top_ups } };

  if (plan->pool < 0 || n_allocated < stated->n || stated->n == 0 ||
      allocated == (double) plan->pool)
    return;
  if (top_ups > 0.0 && allocated - top_ups == (double) plan->pool)
    bal_area_checking_add (checking, "allocation-top-up-inside", allocation, "shares", figures, 3);
  else
    bal_area_checking_add (checking, "allocation-sum-differs", allocation, "shares", figures, 2);
}

static void
check_rule (BalAreaChecking *checking, BalItem *allocation, const BalAllocationPlan *plan)
{
  const BalFindingFigure unknown = { "settings", plan->n_unknown };
  const BalFindingFigure short_of[] = { { "pool", (double) plan->pool },
                                        { "minimum", (double) plan->minimum },
                                        { "settings", plan->n_shares } };

  switch (plan->status)
    {
    case BAL_ALLOCATION_NO_POOL:
    case BAL_ALLOCATION_NO_MEASURE:
      bal_area_checking_add (checking, "allocation-without-rule", allocation,
                             plan->status == BAL_ALLOCATION_NO_POOL ? "pool" : "need_measures",
                             NULL, 0);
      break;
    case BAL_ALLOCATION_NEED_MISSING:
      bal_area_checking_add (checking, "allocation-need-missing", allocation, "shares", &unknown,
                             1);
      break;
    case BAL_ALLOCATION_POOL_SHORT:
      bal_area_checking_add (checking, "allocation-pool-short", allocation, "pool", short_of, 3);
      break;
    case BAL_ALLOCATION_READY:
    default:
      break;
    }
}

static void
check_shares (BalAreaChecking *checking,
              BalItem *allocation,
              const BalAllocationPlan *plan,
              const Stated *stated)
{
  const double given = find_index (stated, stated->allocated);
  BalFindingFigure differing[] = { { "differing", 0.0 }, { "of", 0.0 } };
  BalFindingFigure index = { "index", isnan (given) ? find_due_index (stated, plan) : given };

  for (guint i = 0; plan->status == BAL_ALLOCATION_READY && i < stated->n; i++)
    {
      differing[1].value += !isnan (stated->allocated[i]);
      differing[0].value +=
        !isnan (stated->allocated[i]) && stated->allocated[i] != (double) plan->due[i];
    }
  if (differing[0].value > 0.0)
    bal_area_checking_add (checking, "allocation-differs", allocation, "shares", differing, 2);
  if (index.value < -NO_INDEX)
    bal_area_checking_add (checking, "allocation-regressive", allocation, "shares", &index, 1);
  if (count_aspect (allocation, BAL_NEED_ASPECT_VOLUME) > 0 &&
      count_aspect (allocation, BAL_NEED_ASPECT_VOLUME) == plan->n_measures &&
      stated->n_nature == 0)
    bal_area_checking_add (checking, "allocation-volume-only", allocation, "need_measures", NULL,
                           0);
}

static void
report_begin (Report *report, BalAreaChecking *checking)
{
  report->checking = checking;
  report->table =
    bal_table_builder_new_with_columns ("allocations", columns, G_N_ELEMENTS (columns));
  report->settings = bal_table_builder_new_with_columns ("allocation_settings", setting_columns,
                                                         G_N_ELEMENTS (setting_columns));
}

static void
report_add (Report *report, BalItem *allocation)
{
  g_autoptr (BalAllocationPlan) plan = bal_allocation_plan_new (allocation);
  Stated stated = { 0 };

  stated_init (&stated, report->checking, bal_item_get_items (allocation, "shares"));
  append_allocation (report->table, allocation, plan, &stated);
  append_settings (report->settings, allocation, plan, &stated);
  check_rule (report->checking, allocation, plan);
  check_sum (report->checking, allocation, plan, &stated);
  check_shares (report->checking, allocation, plan, &stated);
  stated_clear (&stated);
}

static void
report_end (Report *report)
{
  bal_area_checking_end_table (report->checking, report->table);
  bal_area_checking_end_table (report->checking, report->settings);
}

void
bal_area_check_allocations (BalAreaChecking *self)
{
  GListModel *allocations = bal_area_checking_get_list (self, "allocations");
  Report report = { 0 };

  if (g_list_model_get_n_items (allocations) == 0)
    return;
  report_begin (&report, self);
  for (guint i = 0; i < g_list_model_get_n_items (allocations); i++)
    report_add (&report, bal_item_peek (allocations, i));
  report_end (&report);
}

/**
 * bal_area_allocate:
 * @self: an area
 * @code: the code of an allocation
 * @error: return location for an error
 *
 * Shares a resource out among settings by its rule, and holds what was given against it.
 *
 * Each setting gets the base. The rest of the pool goes by need: each measure gives a setting its
 * share in the sum of all settings, times the weight of the measure, in whole units by largest
 * remainder (of equal remainders the first setting of the list comes first). A setting that would
 * get less than the minimum gets that, and the others share what is left. Where the need of one
 * setting is not known nothing is worked out: missing is not 0. A pool of 10^12 or more is not
 * shared out.
 *
 * The result has the tables `allocation_settings`, by setting, and `allocations`, with the
 * concentration index by deprivation as `progressivity`: from -1 to 1, and more than 0 where
 * children of more deprived settings have more than their number. It needs children and
 * deprivation of every setting. What settings buy besides (`top_up`) is in no sum.
 *
 * ```python
 * area.allocate('speech-2026').tables['allocation_settings'].to_pandas()
 * ```
 *
 * Features: C8.
 *
 * Returns: (transfer full): the result, or %NULL with [error@Balanced.Error] when there is no
 *   allocation with the code
 *
 * Since: 0.1
 */
BalResult *
bal_area_allocate (BalArea *self, const char *code, GError **error)
{
  BalAreaChecking checking = { 0 };
  BalResultInfo info = { 0 };
  BalItem *allocation = NULL;
  Report report = { 0 };

  g_return_val_if_fail (BAL_IS_AREA (self), NULL);
  g_return_val_if_fail (code != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  allocation = bal_area_lookup (self, "allocations", code);
  if (allocation == NULL)
    {
      g_set_error (error, BAL_ERROR, BAL_ERROR_NOT_FOUND,
                   "Sharing out a resource: the area has no allocation “%s”", code);
      return NULL;
    }
  checking.area = self;
  checking.as_at = BAL_DAY_NONE;
  checking.findings = bal_findings_builder_new ();
  checking.tables = g_ptr_array_new_with_free_func (g_object_unref);
  report_begin (&report, &checking);
  report_add (&report, allocation);
  report_end (&report);
  info.name = "allocation";
  info.as_at = BAL_DAY_NONE;
  info.framework_version = bal_framework_get_version (bal_area_get_framework (self));

  return bal_result_new_take (&info, checking.tables, bal_findings_builder_end (checking.findings));
}
