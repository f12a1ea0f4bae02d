/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include <string.h>

#include "libbalanced/base/bal-day-private.h"
#include "libbalanced/core/bal-error.h"
#include "libbalanced/document/bal-item-private.h"
#include "libbalanced/framework/bal-framework.h"

static const char *
get_phase (BalFramework *framework, gint32 birth, gint32 day)
{
  BalTerm *phase = bal_framework_find_phase (framework, birth, day);

  return phase != NULL ? bal_term_get_code (phase) : NULL;
}

/* The youngest and the oldest of a school year, on its first and its last day. */
static void
test_school_years (void)
{
  g_autoptr (BalFramework) framework = bal_framework_get_default ();
  const gint32 youngest = bal_day_from_civil (2016, 8, 31);
  const gint32 oldest = bal_day_from_civil (2015, 9, 1);

  g_assert_cmpstr (get_phase (framework, youngest, youngest), ==, "early-years");
  g_assert_cmpstr (get_phase (framework, youngest, bal_day_from_civil (2020, 8, 31)), ==,
                   "early-years");
  g_assert_cmpstr (get_phase (framework, youngest, bal_day_from_civil (2020, 9, 1)), ==,
                   "reception");
  g_assert_cmpstr (get_phase (framework, oldest, bal_day_from_civil (2021, 8, 31)), ==,
                   "reception");
  g_assert_cmpstr (get_phase (framework, oldest, bal_day_from_civil (2021, 9, 1)), ==, "year-1");
  g_assert_cmpstr (get_phase (framework, youngest, bal_day_from_civil (2033, 9, 1)), ==, "year-13");
  g_assert_cmpstr (get_phase (framework, youngest, bal_day_from_civil (2034, 9, 1)), ==,
                   "young-adult");
  g_assert_null (get_phase (framework, youngest, youngest - 1));
  g_assert_null (get_phase (framework, BAL_DAY_NONE, youngest));
}

/* Every age that a child of a phase can have lies in its ages, to the month, and no other does. */
static void
test_ages (void)
{
  g_autoptr (BalFramework) framework = bal_framework_get_default ();
  const gint32 first = bal_day_from_civil (2003, 9, 1);
  g_autoptr (GHashTable) ends = g_hash_table_new (g_str_hash, g_str_equal);

  for (gint32 birth = first; birth < first + 366; birth++)
    for (gint32 day = birth; day < birth + 366 * 18; day += 7)
      {
        BalItem *phase = BAL_ITEM (bal_framework_find_phase (framework, birth, day));
        const int months = bal_day_count_months (birth, day);

        g_assert_nonnull (phase);
        g_assert_cmpint (months, >=, bal_item_get_integer (phase, "age_from_months"));
        g_assert_cmpint (months, <, bal_item_get_integer (phase, "age_to_months"));
        g_hash_table_add (ends, (gpointer) bal_term_get_code (BAL_TERM (phase)));
      }
  g_assert_cmpuint (g_hash_table_size (ends), ==, 16);
}

/* Half open: a birthday is in the next stage. */
static void
test_life_stages (void)
{
  g_autoptr (BalFramework) framework = bal_framework_get_default ();
  const gint32 birth = bal_day_from_civil (2016, 2, 29);
  BalScheme *stages = bal_framework_get_life_stages (framework);

  g_assert_cmpstr (bal_term_get_code (bal_framework_find_life_stage (
                     framework, birth, bal_day_from_civil (2021, 2, 28))),
                   ==, "age-0-4");
  g_assert_cmpstr (bal_term_get_code (bal_framework_find_life_stage (
                     framework, birth, bal_day_from_civil (2021, 3, 1))),
                   ==, "age-5-10");
  g_assert_null (bal_framework_find_life_stage (framework, birth, birth - 1));
  g_assert_null (bal_scheme_find_age (stages, 312));
  g_assert_cmpstr (bal_term_get_code (bal_scheme_find_age (stages, 311)), ==, "age-20-25");
  g_assert_null (bal_scheme_find_age (stages, -1));
}

static void
test_wales (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BalFramework) wales = bal_framework_new_named ("Wales", &error);
  g_autoptr (BalFramework) none = NULL;
  BalScheme *agreements = bal_framework_lookup_scheme (wales, "agreement-tiers");
  BalClockLimit *clock = bal_framework_lookup_clock (wales, "idp-school35", BAL_DAY_NONE);
  BalTerm *accord = bal_scheme_lookup (agreements, "accord");

  g_assert_no_error (error);
  g_assert_cmpint (bal_term_get_number (accord), ==, 1);
  g_assert_cmpint (bal_term_get_number (bal_scheme_lookup (agreements, "ISP")), ==, 2);
  g_assert_cmpstr (bal_item_lookup_text (BAL_ITEM (accord), "label", "cy"), ==, "Cytundeb WASPI");
  g_assert_nonnull (
    bal_scheme_lookup (bal_framework_lookup_scheme (wales, "partnership-powers"), "s33"));
  g_assert_nonnull (bal_scheme_lookup (bal_framework_lookup_scheme (wales, "aln-terms"), "ADY"));
  g_assert_cmpuint (bal_clock_limit_get_days (clock), ==, 35);
  g_assert_true (bal_clock_limit_get_working_days (clock));
  g_assert_nonnull (bal_clock_limit_get_source (clock));
  g_assert_nonnull (strstr (bal_clock_limit_get_note (clock), "verified"));
  /* Its own clocks, and not those of England; before they held there were none. */
  g_assert_null (bal_framework_lookup_clock (wales, "ehc20", BAL_DAY_NONE));
  g_assert_null (
    bal_framework_lookup_clock (wales, "idp-school35", bal_day_from_civil (2021, 8, 31)));
  g_assert_nonnull (
    bal_framework_lookup_clock (wales, "idp-school35", bal_day_from_civil (2021, 9, 1)));
  /* What it does not state is that of the default framework. */
  g_assert_nonnull (bal_framework_lookup_outcome (wales, "FS1"));
  g_assert_nonnull (bal_framework_lookup_role (wales, "alnco"));
  g_assert_nonnull (bal_framework_lookup_scheme (wales, "impact-themes"));

  none = bal_framework_new_named ("Scotland", &error);
  g_assert_null (none);
  g_assert_error (error, BAL_ERROR, BAL_ERROR_NOT_FOUND);
}

/* Every text for people in the framework of Wales is there in Welsh and in English. */
static void
check_texts (BalItem *item, gpointer data)
{
  guint n_members = 0;
  const BalMember *const *members = bal_item_get_members (item, &n_members);

  for (guint i = 0; i < n_members; i++)
    if (members[i]->kind == BAL_MEMBER_LABEL && bal_item_has_member (item, members[i]->name))
      g_assert_cmpstr (bal_item_lookup_text (item, members[i]->name, "cy"), !=,
                       bal_item_lookup_text (item, members[i]->name, "en"));
}

static void
test_languages (void)
{
  g_autoptr (BalFramework) wales = bal_framework_new_named ("wales", NULL);

  bal_item_visit (BAL_ITEM (wales), check_texts, NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/framework/phases/school-years", test_school_years);
  g_test_add_func ("/framework/phases/ages", test_ages);
  g_test_add_func ("/framework/phases/life-stages", test_life_stages);
  g_test_add_func ("/framework/phases/wales", test_wales);
  g_test_add_func ("/framework/phases/languages", test_languages);

  return g_test_run ();
}
