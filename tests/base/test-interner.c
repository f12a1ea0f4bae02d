/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/base/bal-interner-private.h"

#include <string.h>

static void
test_basics (void)
{
  g_autoptr (BalInterner) interner = bal_interner_new ();
  guint32 code = 99;

  g_assert_cmpuint (bal_interner_get_count (interner), ==, 0);
  g_assert_false (bal_interner_lookup (interner, "a", 1, &code));
  g_assert_cmpuint (bal_interner_intern (interner, "slt-nhs", 7), ==, 0);
  g_assert_cmpuint (bal_interner_intern (interner, "", 0), ==, 1);
  g_assert_cmpuint (bal_interner_intern (interner, "slt-nhs!", 7), ==, 0);
  g_assert_cmpuint (bal_interner_intern (interner, "slt-nhs", 6), ==, 2);
  g_assert_cmpuint (bal_interner_intern (interner, "a\0b", 3), ==, 3);
  g_assert_cmpuint (bal_interner_intern (interner, "a\0c", 3), ==, 4);
  g_assert_true (bal_interner_lookup (interner, "slt-nh", 6, &code));
  g_assert_cmpuint (code, ==, 2);
  g_assert_cmpstr (bal_interner_get (interner, 0), ==, "slt-nhs");
  g_assert_cmpstr (bal_interner_get (interner, 1), ==, "");
  g_assert_cmpuint (bal_interner_get_length (interner, 4), ==, 3);
  g_assert_cmpuint (bal_interner_get_count (interner), ==, 5);
}

/* Against a GHashTable, with texts of every length from 0 to 40. */
static void
test_against_hash_table (void)
{
  g_autoptr (BalInterner) interner = bal_interner_new ();
  g_autoptr (GHashTable) oracle = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int i = 0; i < 200000; i++)
    {
      char text[41];
      int length = g_test_rand_int_range (0, 41);
      gpointer known;
      guint32 code;

      for (int k = 0; k < length; k++)
        text[k] = (char) ('a' + (length < 12 ? g_test_rand_int_range (0, 3) : 0));
      if (length > 0)
        text[g_test_rand_int_range (0, length)] = (char) g_test_rand_int_range ('a', 'z');
      text[length] = '\0';

      code = bal_interner_intern (interner, text, (gsize) length);
      if (g_hash_table_lookup_extended (oracle, text, NULL, &known))
        g_assert_cmpuint (code, ==, GPOINTER_TO_UINT (known));
      else
        {
          g_assert_cmpuint (code, ==, g_hash_table_size (oracle));
          g_hash_table_insert (oracle, g_strdup (text), GUINT_TO_POINTER (code));
        }
      g_assert_cmpstr (bal_interner_get (interner, code), ==, text);
    }
  g_assert_cmpuint (bal_interner_get_count (interner), ==, g_hash_table_size (oracle));
}

static void
test_many (void)
{
  g_autoptr (BalInterner) one = bal_interner_new ();
  g_autoptr (BalInterner) many = bal_interner_new ();
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree guint32 *lengths = g_new (guint32, 10000);
  g_autofree guint32 *codes = g_new (guint32, 10000);

  for (int i = 0; i < 10000; i++)
    {
      g_ptr_array_add (texts, g_strdup_printf ("C%d", g_test_rand_int_range (0, 3000)));
      lengths[i] = (guint32) strlen (texts->pdata[i]);
    }
  bal_interner_intern_many (many, (const char *const *) texts->pdata, lengths, 0, codes);
  g_assert_cmpuint (bal_interner_get_count (many), ==, 0);
  bal_interner_intern_many (many, (const char *const *) texts->pdata, lengths, 9999, codes);
  for (int i = 0; i < 9999; i++)
    g_assert_cmpuint (codes[i], ==, bal_interner_intern (one, texts->pdata[i], lengths[i]));
  g_assert_cmpuint (bal_interner_get_count (many), ==, bal_interner_get_count (one));
}

static void
test_long_text (void)
{
  g_autoptr (BalInterner) interner = bal_interner_new ();
  g_autofree char *text = g_strnfill (300000, 'x');
  const char *first;

  g_assert_cmpuint (bal_interner_intern (interner, text, 300000), ==, 0);
  first = bal_interner_get (interner, 0);
  g_assert_cmpuint (bal_interner_intern (interner, text, 299999), ==, 1);
  for (int i = 0; i < 5000; i++)
    bal_interner_intern (interner, text, (gsize) i);
  g_assert_true (bal_interner_get (interner, 0) == first);
  g_assert_cmpuint (strlen (first), ==, 300000);
  g_assert_cmpuint (bal_interner_get_count (interner), ==, 5002);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/interner/basics", test_basics);
  g_test_add_func ("/interner/against-hash-table", test_against_hash_table);
  g_test_add_func ("/interner/many", test_many);
  g_test_add_func ("/interner/long-text", test_long_text);

  return g_test_run ();
}
