/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/review/bal-review-private.h"

#include "libbalanced/review/bal-review-page-private.h"

#define INDENT "  "
#define MAX_MESSAGES 3

static void
append_group (GString *text, const BalReviewGroup *group, BalArea *area)
{
  guint n = MIN (group->findings->len, MAX_MESSAGES);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *message =
        bal_review_get_message (g_ptr_array_index (group->findings, i), area);

      g_string_append_printf (text, INDENT "%-13s%s\n",
                              i == 0 ? bal_review_get_severity_words (group->severity) : "",
                              message);
    }
  if (group->findings->len > n)
    g_string_append_printf (text, INDENT "%-13sand %u more like it\n", "",
                            group->findings->len - n);
}

static void
append_groups (GString *text, GPtrArray *groups, gboolean synthetic, BalArea *area)
{
  for (guint i = 0; i < groups->len; i++)
    {
      const BalReviewGroup *group = g_ptr_array_index (groups, i);

      if (group->is_key && group->synthetic == synthetic)
        append_group (text, group, area);
    }
}

/**
 * bal_review_to_text:
 * @self: a review
 *
 * Writes the key findings as plain text, for a terminal or a message.
 *
 * What is said of synthetic children stands apart from what is real.
 *
 * Returns: (transfer full): lines of text, in UTF-8
 *
 * Since: 0.1
 */
char *
bal_review_to_text (BalReview *self)
{
  g_autoptr (GPtrArray) groups = NULL;
  GString *text = NULL;
  BalArea *area = NULL;
  const char *name = NULL;

  g_return_val_if_fail (BAL_IS_REVIEW (self), NULL);

  area = bal_review_get_area (self);
  name = area != NULL ? bal_area_get_name (area) : NULL;
  groups = bal_review_group_findings (bal_review_get_findings (self));
  text = g_string_new (NULL);
  g_string_append_printf (text, "%s of %s\n\n",
                          bal_review_get_before (self) != NULL ? "What has changed in the review"
                                                               : "Review",
                          name != NULL ? name : "a caseload");
  append_groups (text, groups, FALSE, area);
  if (bal_review_get_synthetic (self))
    {
      g_string_append (text, "\nSynthetic children, who say nothing about real ones\n\n");
      append_groups (text, groups, TRUE, area);
    }

  return g_string_free (text, FALSE);
}
