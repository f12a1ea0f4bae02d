/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "tests/fuzz/bal-fuzz.h"

#include "libbalanced/document/bal-json-scanner-private.h"

#define N_MUTATIONS 2000

static const guint8 input[] = "{\"name\": [1, 2, 3]}";

static void
test_deterministic (void)
{
  g_autoptr (GRand) one = g_rand_new_with_seed (7);
  g_autoptr (GRand) two = g_rand_new_with_seed (7);
  g_autoptr (GHashTable) seen =
    g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL);

  for (guint i = 0; i < N_MUTATIONS; i++)
    {
      g_autoptr (GByteArray) a = bal_fuzz_mutate (one, input, sizeof input - 1);
      g_autoptr (GByteArray) b = bal_fuzz_mutate (two, input, sizeof input - 1);

      g_assert_cmpmem (a->data, a->len, b->data, b->len);
      g_hash_table_add (seen, g_bytes_new (a->data, a->len));
    }

  /* Mutations that are mostly the same would look like a long test and be a short one. */
  g_assert_cmpuint (g_hash_table_size (seen), >, N_MUTATIONS * 3 / 4);
}

/* Of good JSON comes good JSON, and hardly ever the same. */
static void
test_json (void)
{
  static const char text[] =
    "{\"name\": [1, {\"a\": \"b\\\"\"}, [], -2.5e3], \"a\": {\"b\": null, \"c\": true}}";
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (GHashTable) seen =
    g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL);

  for (guint i = 0; i < N_MUTATIONS; i++)
    {
      g_autoptr (GByteArray) bytes =
        bal_fuzz_mutate_json (random, (const guint8 *) text, sizeof text - 1);
      g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (BalJsonPlace));
      BalJsonFault fault = { 0 };

      if (!bal_json_scan ((const char *) bytes->data, bytes->len, places, &fault))
        g_assert_cmpint ((int) fault.code, ==, BAL_DOCUMENT_ERROR_DUPLICATE_KEY);
      g_hash_table_add (seen, g_byte_array_free_to_bytes (g_steal_pointer (&bytes)));
    }

  g_assert_cmpuint (g_hash_table_size (seen), >, N_MUTATIONS / 2);
}

static void
test_empty (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  gboolean grown = FALSE;

  for (guint i = 0; i < N_MUTATIONS; i++)
    {
      g_autoptr (GByteArray) bytes = bal_fuzz_mutate (random, NULL, 0);
      g_autoptr (GByteArray) nothing = bal_fuzz_mutate_json (random, (const guint8 *) " ", 1);

      grown = grown || bytes->len > 0;
      g_assert_cmpuint (nothing->len, ==, 1);
    }

  g_assert_true (grown);
}

static void
test_extremes (void)
{
  guint n_extremes = 0;
  g_autoptr (GByteArray) bytes = NULL;

  while ((bytes = bal_fuzz_extreme (n_extremes, 1000)) != NULL)
    {
      g_assert_cmpuint (bytes->len, >=, 1000);
      g_clear_pointer (&bytes, g_byte_array_unref);
      n_extremes++;
    }

  g_assert_cmpuint (n_extremes, >, 10);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/fuzz/mutate/deterministic", test_deterministic);
  g_test_add_func ("/fuzz/mutate/empty", test_empty);
  g_test_add_func ("/fuzz/mutate/json", test_json);
  g_test_add_func ("/fuzz/mutate/extremes", test_extremes);

  return g_test_run ();
}
