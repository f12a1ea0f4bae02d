/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/chart/bal-chart.h"

#include <string.h>

#include "libbalanced/base/bal-day-private.h"
#include "libbalanced/core/bal-error.h"
#include "libbalanced/core/bal-period.h"
#include "libbalanced/core/bal-table-builder-private.h"
#include "tests/support/bal-test-golden.h"

#define ALL "*"

static const char *const strands[] = { "family",         "environment",  "workforce",
                                       "identification", "intervention", ALL };
static const char *const levels[] = { "universal", "targeted", "specialist", ALL };

/* NULL is missing, ALL the total. */
static void
append_key (BalTableBuilder *builder, guint column, const char *key)
{
  if (g_strcmp0 (key, ALL) == 0)
    bal_table_builder_append_state (builder, column, BAL_VALUE_STATE_NOT_APPLICABLE);
  else
    bal_table_builder_append_text (builder, column, key);
}

static guint
add_key_column (BalTableBuilder *builder, const char *name)
{
  return bal_table_builder_add_column (builder, name, BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY,
                                       NULL);
}

static BalTable *
end_table (BalTableBuilder *builder, gboolean synthetic)
{
  g_autoptr (BalPeriod) year =
    bal_period_new (bal_day_from_civil (2020, 3, 1), bal_day_from_civil (2021, 2, 28));

  return bal_table_builder_end (builder, BAL_BASIS_ACTIVE, bal_day_from_civil (2021, 2, 28), year,
                                synthetic);
}

/* The children of each cell, a strand after another, each with its margin; -1 is missing. */
static const gint64 counts[] = { 412, 31,  12, 430, 1204, 18,  0,    1210, -1,   22,  9,    28,
                                 655, 140, 77, 801, 980,  120, 1034, 1644, 1811, 266, 1071, 1918 };

/* The cells or the margins: they come as two tables. */
static BalTable *
make_balance (gboolean margins, gboolean synthetic)
{
  BalTableBuilder *builder = bal_table_builder_new (margins ? "balance_margins" : "balance");
  guint over = margins ? add_key_column (builder, "over") : 0;
  guint strand = add_key_column (builder, "strand");
  guint level = add_key_column (builder, "level");
  guint children = bal_table_builder_add_column (builder, "children", BAL_COLUMN_KIND_INT64,
                                                 BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children");

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      const char *row = strands[i / G_N_ELEMENTS (levels)];
      const char *column = levels[i % G_N_ELEMENTS (levels)];

      if (margins != (g_str_equal (row, ALL) || g_str_equal (column, ALL)))
        continue;
      if (margins)
        bal_table_builder_append_text (builder, over, "strand");
      append_key (builder, strand, row);
      append_key (builder, level, column);
      if (counts[i] >= 0)
        bal_table_builder_append_int (builder, children, counts[i]);
      else
        bal_table_builder_append_state (builder, children, BAL_VALUE_STATE_MISSING);
    }

  return end_table (builder, synthetic);
}

static BalTable *
make_concurrency (gint64 last_peak)
{
  BalTableBuilder *builder = bal_table_builder_new ("concurrency_by_children");
  guint peak = bal_table_builder_add_column (builder, "peak_units", BAL_COLUMN_KIND_INT64,
                                             BAL_COLUMN_ROLE_KEY, NULL);
  guint children = bal_table_builder_add_column (builder, "children", BAL_COLUMN_KIND_INT64,
                                                 BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children");

  for (gint64 i = 1; i <= last_peak; i++)
    {
      bal_table_builder_append_int (builder, peak, i);
      bal_table_builder_append_int (builder, children, 2048 >> i);
    }

  return end_table (builder, TRUE);
}

typedef struct
{
  const char *need;
  const char *level;
  const char *workforce;
  gint64 episodes;
} Tiers;

static BalTable *
make_pyramids (void)
{
  static const Tiers rows[] = {
    { "universal", "universal", "wider", 833 },
    { "universal", "targeted", "wider", 60 },
    { "universal", "specialist", "specialist", 540 },
    { "targeted", "universal", "enhanced", 167 },
    { "targeted", "targeted", "enhanced", 133 },
    { "targeted", "specialist", "specialist", 340 },
    { "specialist", "targeted", "wider", 7 },
    { "specialist", "specialist", "specialist", 203 },
    { NULL, "targeted", "specialist", 66 },
  };
  BalTableBuilder *builder = bal_table_builder_new ("pyramids");
  guint need = add_key_column (builder, "need_tier");
  guint level = add_key_column (builder, "level");
  guint workforce = add_key_column (builder, "workforce_tier");
  guint episodes = bal_table_builder_add_column (builder, "episodes", BAL_COLUMN_KIND_INT64,
                                                 BAL_COLUMN_ROLE_COUNT, "episodes");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      append_key (builder, need, rows[i].need);
      append_key (builder, level, rows[i].level);
      append_key (builder, workforce, rows[i].workforce);
      bal_table_builder_append_int (builder, episodes, rows[i].episodes);
    }

  return end_table (builder, TRUE);
}

typedef struct
{
  const char *child;
  const char *level;
  const char *stage;
  const char *requested;
  const char *start;
  const char *end;
} Unit;

static const Unit units[] = {
  { "SYN000007", "universal", "pre-identification", NULL, "2018-04-01", "2018-04-20" },
  { "SYN000007", "universal", "identification", NULL, "2018-06-01", "2018-06-01" },
  { "SYN000007", "universal", "intervention", NULL, "2018-09-01", NULL },
  { "SYN000007", "targeted", "intervention", "2018-10-01", "2019-01-10", "2019-07-01" },
  { "SYN000007", "specialist", "identification", "2019-02-01", "2019-09-01", "2019-10-01" },
  { "SYN000007", "specialist", "intervention", "2019-10-02", "2020-01-01", NULL },
  { "SYN000007", "targeted", "intervention", NULL, "2020-02-01", "2020-07-01" },
  { "SYN000007", "specialist", "evaluation", NULL, "2020-12-01", "2020-12-02" },
  { "SYN000019", "universal", "pre-identification", NULL, "2019-01-01", "2019-01-20" },
  { "SYN000019", "universal", "intervention", NULL, "2019-01-15", "2019-05-01" },
  { "SYN000019", "specialist", "intervention", "2019-05-20", "2020-10-01", NULL },
  { "SYN000019", "specialist", "identification", "2020-03-01", NULL, NULL },
  { "SYN000019", NULL, "intervention", NULL, "2020-01-01", NULL },
};

static void
append_day (BalTableBuilder *builder, guint column, const char *text)
{
  gint32 day = BAL_DAY_NONE;

  if (text != NULL)
    g_assert_true (bal_day_parse (text, strlen (text), BAL_DATE_ORDER_ISO, &day, NULL));
  bal_table_builder_append_day (builder, column, day);
}

static BalTable *
make_episodes (gboolean synthetic)
{
  BalTableBuilder *builder = bal_table_builder_new ("episodes");
  guint child = bal_table_builder_add_column (builder, "child_id", BAL_COLUMN_KIND_TEXT,
                                              BAL_COLUMN_ROLE_IDENTIFIER, NULL);
  guint level = add_key_column (builder, "level");
  guint stage = add_key_column (builder, "stage");
  guint days[3];
  const char *const names[] = { "requested_date", "start_date", "end_date" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    days[i] = bal_table_builder_add_column (builder, names[i], BAL_COLUMN_KIND_DAY,
                                            BAL_COLUMN_ROLE_NONE, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      bal_table_builder_append_text (builder, child, units[i].child);
      bal_table_builder_append_text (builder, level, units[i].level);
      bal_table_builder_append_text (builder, stage, units[i].stage);
      append_day (builder, days[0], units[i].requested);
      append_day (builder, days[1], units[i].start);
      append_day (builder, days[2], units[i].end);
    }

  return end_table (builder, synthetic);
}

/* What holds of every picture. */
static void
assert_good (BalChart *chart)
{
  const char *svg = bal_chart_get_svg (chart);
  g_autofree char *title = g_strdup_printf ("<title id=\"%s-title\">", bal_chart_get_name (chart));

  g_assert_cmpuint (bal_chart_get_width (chart), ==, 480);
  g_assert_cmpuint (bal_chart_get_height (chart), >, 100);
  g_assert_nonnull (strstr (svg, title));
  g_assert_nonnull (strstr (svg, "role=\"img\""));
  g_assert_cmpuint (strlen (bal_chart_get_description (chart)), >, 50);
  g_assert_null (strstr (svg, "href"));
  g_assert_null (strstr (svg, "style="));
  g_assert_null (strstr (svg, "<script"));
}

static void
test_empty (void)
{
  g_autoptr (BalChart) chart = g_object_new (BAL_TYPE_CHART, NULL);

  g_assert_cmpstr (bal_chart_get_svg (chart), ==, "");
  g_assert_cmpstr (bal_chart_get_name (chart), ==, "");
  g_assert_cmpuint (bal_chart_get_width (chart), ==, 0);
}

static void
test_balance (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BalTable) cells = make_balance (FALSE, TRUE);
  g_autoptr (BalTable) margins = make_balance (TRUE, TRUE);
  g_autoptr (BalChart) chart = bal_chart_new_balance (cells, margins, NULL, &error);

  g_assert_no_error (error);
  assert_good (chart);
  g_assert_nonnull (
    strstr (bal_chart_get_description (chart), "Workforce: Universal not recorded, Targeted 22"));
  g_assert_nonnull (strstr (bal_chart_get_svg (chart), "Synthetic children"));
  bal_test_assert_golden ("chart-balance.svg", bal_chart_get_svg (chart));
}

static void
test_real (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BalTable) cells = make_balance (FALSE, FALSE);
  g_autoptr (BalChart) chart = bal_chart_new_balance (cells, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_null (strstr (bal_chart_get_svg (chart), "All strands"));
  g_assert_null (strstr (bal_chart_get_svg (chart), "Synthetic children"));
  g_assert_nonnull (strstr (bal_chart_get_svg (chart), "Exact figures about real children"));
}

/* Codes that no framework knows, and rows where nothing is recorded, make room for themselves. */
static void
test_unknown_levels (void)
{
  const char *const unknown[] = { "universal", "one", "two-and-a-half", "three of them", NULL };
  g_autoptr (GError) error = NULL;
  BalTableBuilder *builder = bal_table_builder_new ("balance");
  guint strand = add_key_column (builder, "strand");
  guint level = add_key_column (builder, "level");
  guint children = bal_table_builder_add_column (builder, "children", BAL_COLUMN_KIND_INT64,
                                                 BAL_COLUMN_ROLE_COUNT_OF_CHILDREN, "children");
  g_autoptr (BalTable) table = NULL;
  g_autoptr (BalChart) chart = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (unknown); i++)
    {
      bal_table_builder_append_text (builder, strand, i > 0 ? "family" : NULL);
      bal_table_builder_append_text (builder, level, unknown[i]);
      bal_table_builder_append_int (builder, children, 1234567);
    }
  table = end_table (builder, TRUE);
  chart = bal_chart_new_balance (table, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (bal_chart_get_width (chart), >, 480);
  g_assert_nonnull (
    strstr (bal_chart_get_description (chart), "Not recorded: Universal 1,234,567, Targeted 0"));
  g_assert_nonnull (strstr (bal_chart_get_svg (chart), "not in"));
}

static void
test_concurrency (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BalTable) table = make_concurrency (7);
  g_autoptr (BalChart) chart = bal_chart_new_concurrency (table, NULL, &error);

  g_assert_no_error (error);
  assert_good (chart);
  g_assert_nonnull (strstr (bal_chart_get_svg (chart), "expected: 6 to 7"));
  bal_test_assert_golden ("chart-concurrency.svg", bal_chart_get_svg (chart));
}

/* Units of the area count in the picture where they are known. */
static void
test_concurrency_joined (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BalTable) table = NULL;
  g_autoptr (BalChart) chart = NULL;
  BalTableBuilder *builder = bal_table_builder_new ("concurrency_by_children");
  const BalColumnRole role = BAL_COLUMN_ROLE_COUNT_OF_CHILDREN;

  bal_table_builder_add_column (builder, "peak_units", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_KEY,
                                NULL);
  bal_table_builder_add_column (builder, "children", BAL_COLUMN_KIND_INT64, role, "children");
  bal_table_builder_add_column (builder, "children_with_joined", BAL_COLUMN_KIND_INT64, role,
                                "children");
  for (gint64 i = 1; i <= 3; i++)
    {
      bal_table_builder_append_int (builder, 0, i);
      bal_table_builder_append_int (builder, 1, i == 1 ? 5 : 0);
      bal_table_builder_append_int (builder, 2, i == 3 ? 5 : 0);
    }
  table = end_table (builder, TRUE);
  chart = bal_chart_new_concurrency (table, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (strstr (bal_chart_get_description (chart), "1 at once: 0. 2: 0. 3: 5."));
  g_assert_nonnull (strstr (bal_chart_get_svg (chart), "document"));
}

/* The bars stop somewhere, and the last one says that it holds the rest. */
static void
test_concurrency_tail (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BalTable) table = make_concurrency (13);
  g_autoptr (BalChart) chart = bal_chart_new_concurrency (table, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (strstr (bal_chart_get_description (chart), " 11: 1. 12 or more: 0."));
}

static void
test_pyramids (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BalTable) table = make_pyramids ();
  g_autoptr (BalChart) chart = bal_chart_new_pyramids (table, NULL, &error);

  g_assert_no_error (error);
  assert_good (chart);
  g_assert_nonnull (strstr (bal_chart_get_svg (chart), "none is worked out"));
  g_assert_nonnull (
    strstr (bal_chart_get_description (chart), "Complex need 210 · 8.9%, Specific need"));
  bal_test_assert_golden ("chart-pyramids.svg", bal_chart_get_svg (chart));
}

static void
test_journeys (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BalTable) table = make_episodes (TRUE);
  g_autoptr (BalChart) chart = bal_chart_new_journeys (table, NULL, &error);

  g_assert_no_error (error);
  assert_good (chart);
  g_assert_nonnull (strstr (bal_chart_get_description (chart), "waiting since 2020-03-01"));
  g_assert_nonnull (strstr (bal_chart_get_svg (chart), "Left out: 1 episode"));
  bal_test_assert_golden ("chart-journeys.svg", bal_chart_get_svg (chart));
}

static void
test_real_journeys (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BalTable) table = make_episodes (FALSE);
  g_autoptr (BalChart) chart = bal_chart_new_journeys (table, NULL, &error);

  g_assert_error (error, BAL_POLICY_ERROR, BAL_POLICY_ERROR_REQUIRED);
  g_assert_null (chart);
}

static void
test_wrong_table (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BalTable) table = make_concurrency (3);
  g_autoptr (BalChart) chart = bal_chart_new_balance (table, NULL, NULL, &error);

  g_assert_error (error, BAL_DATA_ERROR, BAL_DATA_ERROR_MISSING_COLUMN);
  g_assert_nonnull (strstr (error->message, "no column “strand”"));
  g_assert_null (chart);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart/empty", test_empty);
  g_test_add_func ("/chart/balance", test_balance);
  g_test_add_func ("/chart/real", test_real);
  g_test_add_func ("/chart/unknown-levels", test_unknown_levels);
  g_test_add_func ("/chart/concurrency", test_concurrency);
  g_test_add_func ("/chart/concurrency-joined", test_concurrency_joined);
  g_test_add_func ("/chart/concurrency-tail", test_concurrency_tail);
  g_test_add_func ("/chart/pyramids", test_pyramids);
  g_test_add_func ("/chart/journeys", test_journeys);
  g_test_add_func ("/chart/real-journeys", test_real_journeys);
  g_test_add_func ("/chart/wrong-table", test_wrong_table);

  return g_test_run ();
}
