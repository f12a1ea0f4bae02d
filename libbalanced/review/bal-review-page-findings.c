/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/chart/bal-words-private.h"
#include "libbalanced/core/bal-finding.h"
#include "libbalanced/core/bal-templates.h"
#include "libbalanced/review/bal-review-page-private.h"
#include "libbalanced/review/bal-review-plan-private.h"

/* Of one code; the rest is in review.json. */
#define MAX_MESSAGES 8

static const struct
{
  const char *style;
  const char *words;
} severities[] = {
  [BAL_SEVERITY_INFO] = { "info", "Note" },
  [BAL_SEVERITY_WARNING] = { "warning", "Attention" },
  [BAL_SEVERITY_ERROR] = { "error", "To put right" },
};

static void
free_group (gpointer data)
{
  BalReviewGroup *group = data;

  g_ptr_array_unref (group->findings);
  g_free (group);
}

static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const BalReviewGroup *first = *(BalReviewGroup *const *) a;
  const BalReviewGroup *second = *(BalReviewGroup *const *) b;

  if (first->severity != second->severity)
    return first->severity > second->severity ? -1 : 1;
  if (first->rank != second->rank)
    return first->rank < second->rank ? -1 : 1;

  return g_strcmp0 (first->code, second->code);
}

GPtrArray *
bal_review_group_findings (BalFindings *findings)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func (free_group);
  g_autoptr (GHashTable) by_code = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (findings));

  for (guint i = 0; i < n; i++)
    {
      BalFinding *finding = g_list_model_get_item (G_LIST_MODEL (findings), i);
      BalReviewGroup *group = g_hash_table_lookup (by_code, bal_finding_get_code (finding));

      if (group == NULL)
        {
          group = g_new0 (BalReviewGroup, 1);
          group->code = bal_finding_get_code (finding);
          group->severity = bal_finding_get_severity (finding);
          group->rank = bal_review_rank_finding (group->code);
          group->findings = g_ptr_array_new_with_free_func (g_object_unref);
          g_hash_table_insert (by_code, (gpointer) group->code, group);
          g_ptr_array_add (groups, group);
        }
      g_ptr_array_add (group->findings, finding);
    }
  g_ptr_array_sort (groups, compare_groups);

  return groups;
}

static void
add_messages (GString *page, const BalReviewGroup *group)
{
  guint n = MIN (group->findings->len, MAX_MESSAGES);

  if (n > 1)
    g_string_append (page, "<ul>\n");
  for (guint i = 0; i < n; i++)
    {
      BalFinding *finding = g_ptr_array_index (group->findings, i);
      g_autofree char *message = bal_finding_dup_message (finding, NULL, "en");

      bal_review_page_add (page, n > 1 ? "li" : "p", message);
    }
  if (n > 1)
    g_string_append (page, "</ul>\n");
  if (group->findings->len > n)
    {
      g_autofree char *left = bal_words_from_count (group->findings->len - n);
      g_autofree char *note = g_strdup_printf ("And %s more, in review.json.", left);

      bal_review_page_add (page, "p class=\"note\"", note);
    }
}

/* Sources are named once each, in the order in which they come. */
static char *
get_source_line (const BalReviewGroup *group)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new ();
  const char *origin = bal_finding_get_origin (g_ptr_array_index (group->findings, 0));
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < group->findings->len; i++)
    {
      const char *source = bal_finding_get_source (g_ptr_array_index (group->findings, i));

      if (source != NULL && *source != '\0' &&
          !g_ptr_array_find_with_equal_func (sources, source, g_str_equal, NULL))
        g_ptr_array_add (sources, (gpointer) source);
    }
  for (guint i = 0; i < sources->len; i++)
    g_string_append_printf (out, "%s%s", i == 0 ? "Source: " : "; ",
                            (char *) g_ptr_array_index (sources, i));
  if (out->len > 0)
    g_string_append (out, ". ");
  if (g_strcmp0 (origin, "synthetic") == 0)
    g_string_append (out, "From synthetic children.");

  return g_string_free (out, FALSE);
}

void
bal_review_page_add_group (GString *page, const BalReviewGroup *group)
{
  BalTemplates *templates = bal_templates_get_default ();
  g_autofree char *title = bal_templates_dup_title (templates, group->code, "en");
  g_autofree char *why = bal_templates_dup_why (templates, group->code, "en");
  g_autofree char *sources = get_source_line (group);

  g_string_append_printf (page, "<li class=\"%s\">\n<h3><span class=\"kind\">%s</span>",
                          severities[group->severity].style, severities[group->severity].words);
  bal_review_page_add_text (page, title != NULL ? title : group->code);
  g_string_append (page, "</h3>\n");
  add_messages (page, group);
  if (why != NULL && *why != '\0')
    bal_review_page_add (page, "p class=\"note\"", why);
  if (*sources != '\0')
    bal_review_page_add (page, "p class=\"source\"", sources);
  g_string_append (page, "</li>\n");
}
