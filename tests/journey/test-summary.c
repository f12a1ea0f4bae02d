/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/journey/bal-summary.h"

#include <string.h>

#include "libbalanced/base/bal-digest-private.h"
#include "libbalanced/core/bal-error.h"
#include "libbalanced/journey/bal-summary-private.h"

static const char *const by[] = { "agency", "stage", NULL };
static const char *const counters[] = { "episodes", "children", NULL };
static const char *const histograms[] = { "waits", NULL };

static void
add_bin (BalSummaryGroup *group, guint32 value, guint64 count)
{
  BalSummaryBin bin = { value, count };

  g_array_append_val (group->bins[0], bin);
}

/* A total, two groups, and the records of two children; the numbers differ with the seed. */
static BalSummary *
make_summary (const char *options, gint64 seed, const char *first_child, const char *digest)
{
  GPtrArray *groups = g_ptr_array_new ();
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) bal_summary_record_free);
  const char *keys[] = { "", "=slt-nhs\x1f=intervention", seed % 2 ? "=ot\x1f-" : "-\x1f-" };
  BalSummary *self;

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      BalSummaryGroup *group = bal_summary_group_new (keys[i], 2, 1);

      group->counters[0] = seed + (gint64) i;
      group->counters[1] = (gint64) i * 1000003 * seed;
      add_bin (group, (guint32) seed, 3);
      add_bin (group, 65535 + (guint32) i, 1);
      g_ptr_array_add (groups, group);
    }
  for (gint64 i = 0; i < 2; i++)
    {
      BalSummaryRecord *record = g_new0 (BalSummaryRecord, 1);
      const char *texts[] = { "u1", "ü2", NULL };

      record->key = g_strdup_printf ("%s%" G_GINT64_FORMAT, first_child, 2 - i);
      record->n_values = 3;
      record->values = g_new0 (gint64, 3);
      record->values[0] = -seed;
      record->values[1] = G_MININT64;
      record->values[2] = G_MAXINT64;
      record->texts = g_strdupv ((char **) texts);
      g_ptr_array_add (records, record);
    }
  self = bal_summary_new_take ("waits", options, by, counters, histograms, groups, records);
  bal_summary_set_input (self, 2, TRUE, "1", digest);
  return self;
}

static void
assert_same_bytes (BalSummary *a, BalSummary *b)
{
  g_autoptr (GBytes) left = bal_summary_to_bytes (a);
  g_autoptr (GBytes) right = bal_summary_to_bytes (b);

  g_assert_true (g_bytes_equal (left, right));
}

static void
test_round_trip (void)
{
  g_autoptr (BalSummary) bare = g_object_new (BAL_TYPE_SUMMARY, NULL);
  g_autoptr (BalSummary) self = make_summary ("as_at=1", 5, "c", "abc");
  BalSummary *summaries[] = { bare, self };

  for (gsize i = 0; i < G_N_ELEMENTS (summaries); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = bal_summary_to_bytes (summaries[i]);
      g_autoptr (BalSummary) again = bal_summary_new_from_bytes (bytes, &error);

      g_assert_no_error (error);
      assert_same_bytes (again, summaries[i]);
      g_assert_cmpstr (bal_summary_get_analysis (again), ==,
                       bal_summary_get_analysis (summaries[i]));
      g_assert_cmpuint (bal_summary_get_n_children (again), ==, i * 2);
      g_assert_cmpint (bal_summary_get_synthetic (again), ==, i == 1);
    }
}

static void
test_merge (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BalSummary) a = make_summary ("as_at=1", 5, "a", "x");
  g_autoptr (BalSummary) b = make_summary ("as_at=1", 6, "b", "y");
  g_autoptr (BalSummary) c = make_summary ("as_at=1", 7, "c", "x");
  g_autoptr (BalSummary) ab = bal_summary_merge (a, b, &error);
  g_autoptr (BalSummary) ab_c = bal_summary_merge (ab, c, &error);
  g_autoptr (BalSummary) ca = bal_summary_merge (c, a, &error);
  g_autoptr (BalSummary) b_ca = bal_summary_merge (b, ca, &error);
  BalSummaryGroup *total, *group;

  g_assert_no_error (error);
  assert_same_bytes (ab_c, b_ca);
  g_assert_cmpuint (bal_summary_get_n_children (ab_c), ==, 6);
  g_assert_cmpuint (ab_c->records->len, ==, 6);
  g_assert_cmpuint (g_strv_length (ab_c->digests), ==, 2);
  total = bal_summary_lookup_group (ab_c, "");
  g_assert_cmpint (total->counters[0], ==, 18);
  g_assert_cmpuint (bal_summary_bins_get_count (total->bins[0]), ==, 12);
  group = bal_summary_lookup_group (ab_c, "=ot\x1f-");
  g_assert_cmpint (group->counters[0], ==, 5 + 7 + 4);
  g_assert_cmpuint (group->bins[0]->len, ==, 3);
  g_assert_null (bal_summary_lookup_group (ab_c, "=ot"));
}

static void
assert_refused (BalSummary *a, BalSummary *b)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (bal_summary_merge (a, b, &error));
  g_assert_error (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT);
}

static void
test_merge_refused (void)
{
  g_autoptr (BalSummary) a = make_summary ("as_at=1", 5, "a", "x");
  g_autoptr (BalSummary) other_options = make_summary ("as_at=2", 5, "b", "y");
  g_autoptr (BalSummary) too_much = make_summary ("as_at=1", 5, "b", "y");
  g_autoptr (BalSummary) bare = g_object_new (BAL_TYPE_SUMMARY, NULL);

  assert_refused (a, other_options);
  assert_refused (a, bare);
  assert_refused (a, a);
  bal_summary_lookup_group (too_much, "")->counters[0] = BAL_SUMMARY_MAX_COUNT;
  assert_refused (a, too_much);
  bal_summary_lookup_group (too_much, "")->counters[0] = 1;
  too_much->n_children = BAL_SUMMARY_MAX_COUNT;
  assert_refused (a, too_much);
}

static void
test_keys (void)
{
  const char *components[] = { "slt nhs",
                               "",
                               NULL,
                               "a\x1f"
                               "b",
                               "\x1e",
                               "\x1e_",
                               "-" };
  g_autoptr (GString) key = g_string_new (NULL);
  g_autoptr (GPtrArray) split = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (components); i++)
    bal_summary_key_append (key, components[i]);
  split = bal_summary_key_split (key->str);
  g_assert_cmpuint (split->len, ==, G_N_ELEMENTS (components));
  for (gsize i = 0; i < G_N_ELEMENTS (components); i++)
    g_assert_cmpstr (g_ptr_array_index (split, i), ==, components[i]);
  g_assert_true (bal_summary_key_is_valid (key->str, G_N_ELEMENTS (components)));
  g_assert_false (bal_summary_key_is_valid (key->str, 2));
  g_assert_true (bal_summary_key_is_valid ("", 2));
  g_assert_false (bal_summary_key_is_valid ("x", 1));
  g_assert_false (bal_summary_key_is_valid ("=x\x1f", 1));
}

/* Against sorting: the type 7 quantile of a few values. */
static void
test_quantiles (void)
{
  BalSummaryGroup *group = bal_summary_group_new ("", 0, 1);

  add_bin (group, 2, 1);
  add_bin (group, 5, 2);
  add_bin (group, 9, 1);
  g_assert_cmpfloat (bal_summary_bins_get_quantile (group->bins[0], 0.5), ==, 5);
  g_assert_cmpfloat_with_epsilon (bal_summary_bins_get_quantile (group->bins[0], 0.92), 8.04,
                                  1e-12);
  g_assert_cmpfloat (bal_summary_bins_get_quantile (group->bins[0], 0), ==, 2);
  g_assert_cmpfloat (bal_summary_bins_get_quantile (group->bins[0], 1), ==, 9);
  g_assert_cmpuint (bal_summary_bins_count_above (group->bins[0], 5), ==, 1);
  g_assert_cmpuint (bal_summary_bins_count_above (group->bins[0], 4), ==, 3);
  bal_summary_group_free (group, 1);
}

static void
seal (GByteArray *data)
{
  g_autofree char *text = NULL;
  BalDigest digest;

  g_byte_array_set_size (data, data->len - 32);
  bal_digest_init (&digest);
  bal_digest_update (&digest, data->data, data->len);
  text = bal_digest_get_string (&digest);
  g_byte_array_append (data, (const guint8 *) text, 32);
}

/* Damage is found by the digest; what was made to deceive, by the reader. */
static void
test_hostile (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  g_autoptr (BalSummary) self = make_summary ("as_at=1", 5, "c", "abc");
  g_autoptr (GBytes) bytes = bal_summary_to_bytes (self);
  guint n_refused = 0;

  for (guint round = 0; round < 20000; round++)
    {
      g_autoptr (GByteArray) data = g_byte_array_new ();
      g_autoptr (BalSummary) read = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) changed = NULL;

      g_byte_array_append (data, g_bytes_get_data (bytes, NULL), (guint) g_bytes_get_size (bytes));
      if (round % 5 == 0)
        g_byte_array_set_size (data, (guint) g_rand_int_range (rand, 40, (gint) data->len));
      for (gint n = g_rand_int_range (rand, 1, 4); n > 0; n--)
        data->data[g_rand_int_range (rand, 0, (gint) data->len)] =
          (guint8) (g_rand_boolean (rand) ? 255 : g_rand_int_range (rand, 0, 256));
      if (round % 2)
        seal (data);
      changed = g_byte_array_free_to_bytes (g_steal_pointer (&data));
      read = bal_summary_new_from_bytes (changed, &error);
      if (read)
        {
          g_autoptr (GBytes) again = bal_summary_to_bytes (read);

          g_assert_cmpuint (g_bytes_get_size (again), >, 0);
          continue;
        }
      g_assert_nonnull (error);
      g_assert_true (error->domain == BAL_DATA_ERROR);
      n_refused++;
    }
  g_assert_cmpuint (n_refused, >, 15000);
}

static void
test_empty_bytes (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("", 0);
  g_autoptr (GError) error = NULL;

  g_assert_null (bal_summary_new_from_bytes (bytes, &error));
  g_assert_error (error, BAL_DATA_ERROR, BAL_DATA_ERROR_TRUNCATED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/summary/round-trip", test_round_trip);
  g_test_add_func ("/summary/merge", test_merge);
  g_test_add_func ("/summary/merge-refused", test_merge_refused);
  g_test_add_func ("/summary/keys", test_keys);
  g_test_add_func ("/summary/quantiles", test_quantiles);
  g_test_add_func ("/summary/hostile", test_hostile);
  g_test_add_func ("/summary/empty-bytes", test_empty_bytes);

  return g_test_run ();
}
