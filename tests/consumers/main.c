/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

/* The smallest program that uses the library from outside. */

#include <libbalanced/balanced.h>

int
main (void)
{
  g_autoptr (GError) error = NULL;

  g_set_error (&error, BAL_ERROR, BAL_ERROR_NOT_FOUND, "Version %s", BAL_VERSION_S);
  g_print ("%s %s\n", g_quark_to_string (error->domain), error->message);

  return g_error_matches (error, BAL_ERROR, BAL_ERROR_NOT_FOUND) ? 0 : 1;
}
