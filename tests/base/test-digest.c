/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/base/bal-digest-private.h"

#include <string.h>

static void
check (const char *text, const char *expected)
{
  gsize length = strlen (text);

  /* However the stream is cut. */
  for (gsize cut = 0; cut <= length; cut++)
    {
      g_autofree char *digest = NULL;
      BalDigest state;

      bal_digest_init (&state);
      bal_digest_update (&state, text, cut);
      bal_digest_update (&state, text + cut, length - cut);
      digest = bal_digest_get_string (&state);
      g_assert_cmpstr (digest, ==, expected);
    }
}

/* The published test values of the function. */
static void
test_known (void)
{
  check ("", "00000000000000000000000000000000");
  check ("hello", "cbd8a7b341bd9b025b1e906a48ae1d19");
  check ("The quick brown fox jumps over the lazy dog", "e34bbc7bbc071b6c7a433ca9c49a9347");
}

static void
test_text (void)
{
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;
  BalDigest a, b;

  bal_digest_init (&a);
  bal_digest_init (&b);
  bal_digest_update_text (&a, "ab");
  bal_digest_update_text (&a, "c");
  bal_digest_update_text (&b, "a");
  bal_digest_update_text (&b, "bc");
  one = bal_digest_get_string (&a);
  two = bal_digest_get_string (&b);
  g_assert_cmpstr (one, !=, two);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/digest/known", test_known);
  g_test_add_func ("/digest/text", test_text);

  return g_test_run ();
}
