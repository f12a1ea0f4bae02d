/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "tests/support/bal-test-findings.h"

#include "libbalanced/core/bal-finding.h"
#include "libbalanced/core/bal-findings.h"

/* The first that fits, and how many do. */
static BalFinding *
find (BalResult *result, const char *code, const char *subject, guint *n_found)
{
  GListModel *findings = G_LIST_MODEL (bal_result_get_findings (result));
  BalFinding *found = NULL;

  *n_found = 0;
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (BalFinding) finding = g_list_model_get_item (findings, i);

      if (!g_str_equal (bal_finding_get_code (finding), code) ||
          (subject != NULL && g_strcmp0 (bal_finding_get_subject (finding), subject) != 0))
        continue;
      if ((*n_found)++ == 0)
        found = g_steal_pointer (&finding);
    }

  return found;
}

guint
bal_test_count_findings (BalResult *result, const char *code)
{
  guint n_found = 0;
  g_autoptr (BalFinding) finding = find (result, code, NULL, &n_found);

  return n_found;
}

gboolean
bal_test_has_finding (BalResult *result, const char *code, const char *subject)
{
  guint n_found = 0;
  g_autoptr (BalFinding) finding = find (result, code, subject, &n_found);

  return finding != NULL;
}

double
bal_test_get_figure (BalResult *result, const char *code, const char *subject, const char *name)
{
  guint n_found = 0;
  g_autoptr (BalFinding) finding = find (result, code, subject, &n_found);
  double figure = 0.0;

  g_assert_nonnull (finding);
  g_assert_true (bal_finding_get_figure (finding, name, &figure));

  return figure;
}
