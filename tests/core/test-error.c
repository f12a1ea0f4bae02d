/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/core/bal-error.h"

typedef struct
{
  GQuark quark;
  const char *name;
  GType type;
  const char *first_nick;
  guint n_codes;
} Domain;

static void
check_domain (const Domain *domain)
{
  g_autoptr (GEnumClass) codes = g_type_class_ref (domain->type);

  g_assert_cmpstr (g_quark_to_string (domain->quark), ==, domain->name);
  g_assert_cmpuint (codes->n_values, ==, domain->n_codes);
  g_assert_cmpstr (codes->values[0].value_nick, ==, domain->first_nick);
  for (guint i = 0; i < codes->n_values; i++)
    g_assert_cmpint (codes->values[i].value, ==, (int) i);
}

/* Bindings match errors by these strings, so they are part of the API. */
static void
test_domains (void)
{
  const Domain domains[] = {
    { BAL_ERROR, "bal-error-quark", BAL_TYPE_ERROR, "invalid-argument", 7 },
    { BAL_DATA_ERROR, "bal-data-error-quark", BAL_TYPE_DATA_ERROR, "syntax", 6 },
    { BAL_DOCUMENT_ERROR, "bal-document-error-quark", BAL_TYPE_DOCUMENT_ERROR, "syntax", 8 },
    { BAL_CASELOAD_ERROR, "bal-caseload-error-quark", BAL_TYPE_CASELOAD_ERROR, "missing-column",
      5 },
    { BAL_POLICY_ERROR, "bal-policy-error-quark", BAL_TYPE_POLICY_ERROR, "required", 2 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (domains); i++)
    check_domain (&domains[i]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/error/domains", test_domains);

  return g_test_run ();
}
