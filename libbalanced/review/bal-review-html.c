/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/review/bal-review-private.h"

#include "libbalanced/base/bal-day-private.h"
#include "libbalanced/chart/bal-words-private.h"
#include "libbalanced/core/bal-resources-private.h"
#include "libbalanced/core/bal-version.h"
#include "libbalanced/review/bal-review-page-private.h"
#include "libbalanced/review/bal-review-plan-private.h"

#define PLACE "place"

/* Nothing is fetched, and nothing runs. */
#define CONTENT_POLICY "default-src 'none'; style-src 'unsafe-inline'"

typedef struct
{
  BalReview *review;
  GString *page;
  GPtrArray *groups; /* owned, of BalReviewGroup */
  guint n_key_groups;
  GStrv missing; /* owned */
  const char *policy;
} Page;

static void
clear_page (Page *self)
{
  g_ptr_array_unref (self->groups);
  g_strfreev (self->missing);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Page, clear_page)

static char *
get_title (BalReview *review)
{
  BalArea *area = bal_review_get_area (review);
  const char *name = area != NULL ? bal_area_get_name (area) : NULL;

  return name != NULL ? g_strconcat ("Review of ", name, NULL) : g_strdup ("Review of a caseload");
}

static void
add_head (Page *self, const char *title)
{
  g_autoptr (GBytes) style = _bal_resources_lookup ("review.css");

  g_string_append (self->page, "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n"
                               "<meta charset=\"utf-8\">\n");
  g_string_append_printf (self->page,
                          "<meta http-equiv=\"Content-Security-Policy\" content=\"%s\">\n",
                          CONTENT_POLICY);
  g_string_append (self->page, "<meta name=\"viewport\" content=\"width=device-width, "
                               "initial-scale=1\">\n");
  bal_review_page_add (self->page, "title", title);
  g_string_append (self->page, "<style>\n");
  g_string_append_len (self->page, g_bytes_get_data (style, NULL),
                       (gssize) g_bytes_get_size (style));
  g_string_append (self->page, "</style>\n</head>\n<body>\n");
}

/* Whose figures these are, and how far they may go: said before anything else. */
static void
add_bands (Page *self)
{
  if (bal_review_get_synthetic (self->review))
    g_string_append (self->page,
                     "<div class=\"band\"><strong>Synthetic children</strong>\n"
                     "The children in this review were made by a generator. What is said of "
                     "children here says nothing about real ones; what is said of the area "
                     "comes from its own documents, and is real.</div>\n");
  if (bal_review_get_needs_policy (self->review))
    g_string_append (self->page,
                     "<div class=\"band\"><strong>Exact figures about real children</strong>\n"
                     "Nothing is suppressed or rounded. Small numbers can point to single "
                     "children: keep this page among people who may know them, and do not "
                     "publish it.</div>\n");
}

static gboolean
is_of_section (const BalReviewGroup *group, const char *section)
{
  return g_str_equal (bal_review_get_finding_section (group->code), section);
}

/* The tables that nobody planned stand with the documents. */
static const char *
get_table_section (BalTable *table)
{
  const BalReviewPlan *plan = bal_review_lookup_plan (bal_table_get_name (table));

  return plan != NULL ? plan->section : PLACE;
}

static gboolean
chart_is_of_section (BalChart *chart, const char *section)
{
  const char *name = bal_chart_get_name (chart);
  const char *own = name;

  if (g_str_equal (name, "concurrency"))
    own = "together";
  else if (g_str_has_prefix (name, "spc-"))
    own = PLACE;

  return g_str_equal (own, section);
}

static gboolean
has_content (const Page *self, const char *section)
{
  GListModel *tables = bal_review_get_tables (self->review);
  GListModel *charts = bal_review_get_charts (self->review);

  for (guint i = 0; i < g_list_model_get_n_items (tables); i++)
    {
      g_autoptr (BalTable) table = g_list_model_get_item (tables, i);

      if (g_str_equal (get_table_section (table), section))
        return TRUE;
    }
  for (guint i = 0; i < g_list_model_get_n_items (charts); i++)
    {
      g_autoptr (BalChart) chart = g_list_model_get_item (charts, i);

      if (chart_is_of_section (chart, section))
        return TRUE;
    }
  for (guint i = self->n_key_groups; i < self->groups->len; i++)
    {
      if (is_of_section (g_ptr_array_index (self->groups, i), section))
        return TRUE;
    }

  return FALSE;
}

static void
add_link (Page *self, const char *id, const char *title)
{
  g_string_append_printf (self->page, "<li><a href=\"#%s\">", id);
  bal_review_page_add_text (self->page, title);
  g_string_append (self->page, "</a></li>\n");
}

static void
add_section_links (Page *self, gboolean place)
{
  guint n_sections = 0;
  const BalReviewSection *sections = bal_review_get_sections (&n_sections);
  gboolean synthetic = bal_review_get_synthetic (self->review);

  for (guint i = 0; i < n_sections; i++)
    {
      gboolean is_first = synthetic && g_str_equal (sections[i].id, PLACE);

      if (is_first == place && has_content (self, sections[i].id))
        add_link (self, sections[i].id, sections[i].title);
    }
}

static void
add_contents (Page *self)
{
  g_string_append (self->page, "<nav aria-label=\"Contents\">\n<ul>\n");
  add_link (self, "key", "Key findings");
  add_section_links (self, TRUE);
  if (bal_review_get_synthetic (self->review))
    add_link (self, "synthetic", "What the synthetic children show");
  add_section_links (self, FALSE);
  if (self->missing[0] != NULL)
    add_link (self, "missing", "What is not here yet");
  add_link (self, "made", "How the figures were made");
  g_string_append (self->page, "</ul>\n</nav>\n");
}

static void
add_groups (Page *self, const char *section)
{
  gboolean is_open = FALSE;

  for (guint i = self->n_key_groups; i < self->groups->len; i++)
    {
      const BalReviewGroup *group = g_ptr_array_index (self->groups, i);

      if (!is_of_section (group, section))
        continue;
      if (!is_open)
        g_string_append (self->page, "<ul class=\"findings\">\n");
      is_open = TRUE;
      bal_review_page_add_group (self->page, group, bal_review_get_area (self->review));
    }
  if (is_open)
    g_string_append (self->page, "</ul>\n");
}

static void
add_key_findings (Page *self, gboolean synthetic)
{
  gboolean is_open = FALSE;

  for (guint i = 0; i < self->n_key_groups; i++)
    {
      const BalReviewGroup *group = g_ptr_array_index (self->groups, i);

      if (group->synthetic != synthetic)
        continue;
      if (!is_open)
        g_string_append (self->page, "<ol class=\"findings\">\n");
      is_open = TRUE;
      bal_review_page_add_group (self->page, group, bal_review_get_area (self->review));
    }
  if (is_open)
    g_string_append (self->page, "</ol>\n");
  else
    bal_review_page_add (self->page, "p",
                         "Nothing was found that asks for attention. What was looked at stands "
                         "below, and so does what could not be looked at.");
}

static void
add_key_section (Page *self)
{
  g_string_append (self->page, "<section id=\"key\">\n");
  bal_review_page_add (self->page, "h2", "Key findings");
  add_key_findings (self, FALSE);
  g_string_append (self->page, "</section>\n");
}

/* Where the children are synthetic, all that they show stands behind this line. */
static void
add_synthetic_section (Page *self)
{
  if (!bal_review_get_synthetic (self->review))
    return;

  g_string_append (self->page, "<section id=\"synthetic\">\n");
  bal_review_page_add (self->page, "h2", "What the synthetic children show");
  bal_review_page_add (self->page, "p class=\"band\"",
                       "From here on the figures are about children who do not exist. They show "
                       "what a review says where there are records, and nothing about real "
                       "children.");
  add_key_findings (self, TRUE);
  g_string_append (self->page, "</section>\n");
}

static void
add_charts (Page *self, const char *section)
{
  GListModel *charts = bal_review_get_charts (self->review);

  for (guint i = 0; i < g_list_model_get_n_items (charts); i++)
    {
      g_autoptr (BalChart) chart = g_list_model_get_item (charts, i);

      if (chart_is_of_section (chart, section))
        g_string_append_printf (self->page, "<figure>\n%s</figure>\n", bal_chart_get_svg (chart));
    }
}

static void
add_tables (Page *self, const char *section)
{
  GListModel *tables = bal_review_get_tables (self->review);

  for (guint i = 0; i < g_list_model_get_n_items (tables); i++)
    {
      g_autoptr (BalTable) table = g_list_model_get_item (tables, i);
      const BalReviewPlan *plan = bal_review_lookup_plan (bal_table_get_name (table));
      g_autofree char *words = bal_words_from_code (bal_table_get_name (table));

      if (g_str_equal (get_table_section (table), section))
        bal_review_page_add_table (self->page, table, plan != NULL ? plan->title : words);
    }
}

static void
add_section (Page *self, const BalReviewSection *section)
{
  if (!has_content (self, section->id))
    return;

  g_string_append_printf (self->page, "<section id=\"%s\">\n", section->id);
  bal_review_page_add (self->page, "h2", section->title);
  bal_review_page_add (self->page, "p class=\"lead\"", section->lead);
  add_groups (self, section->id);
  add_charts (self, section->id);
  add_tables (self, section->id);
  g_string_append (self->page, "</section>\n");
}

/* Each says what it would add; what they need is said once for all that need the same. */
static void
add_missing (Page *self)
{
  if (self->missing[0] == NULL)
    return;

  g_string_append (self->page, "<section id=\"missing\">\n");
  bal_review_page_add (self->page, "h2", "What is not here yet");
  bal_review_page_add (self->page, "p class=\"lead\"",
                       "These tables could not be made from what was given. Each would answer a "
                       "question that stays open.");
  for (guint i = 0; self->missing[i] != NULL; i++)
    {
      const BalReviewPlan *plan = bal_review_lookup_plan (self->missing[i]);

      g_string_append (self->page, "<div class=\"missing\">\n");
      bal_review_page_add (self->page, "strong", plan->title);
      g_string_append (self->page, "<ul><li>It would say ");
      bal_review_page_add_text (self->page, plan->adds);
      g_string_append (self->page, ".</li>\n<li>It needs ");
      bal_review_page_add_text (self->page, plan->needs);
      g_string_append (self->page, ".</li></ul></div>\n");
    }
  g_string_append (self->page, "</section>\n");
}

static void
add_term (Page *self, const char *term, const char *words)
{
  if (words == NULL || *words == '\0')
    return;
  bal_review_page_add (self->page, "dt", term);
  bal_review_page_add (self->page, "dd", words);
}

static void
add_made (Page *self)
{
  g_autofree char *as_at = bal_words_from_day (bal_review_get_as_at (self->review));
  g_autofree char *period = bal_words_from_period (bal_review_get_period (self->review),
                                                   bal_review_get_as_at (self->review));
  GListModel *results = bal_review_get_results (self->review);

  g_string_append (self->page, "<section id=\"made\">\n");
  bal_review_page_add (self->page, "h2", "How the figures were made");
  g_string_append (self->page, "<dl>\n");
  add_term (self, "As at", as_at);
  add_term (self, "Period", period);
  add_term (self, "Release", bal_review_get_release (self->review, self->policy));
  add_term (self, "Library", "libbalanced " BAL_VERSION_S);
  if (g_list_model_get_n_items (results) > 0)
    {
      g_autoptr (BalResult) first = g_list_model_get_item (results, 0);
      g_autoptr (BalResult) last =
        g_list_model_get_item (results, g_list_model_get_n_items (results) - 1);

      add_term (self, "Framework", bal_result_get_framework_version (first));
      add_term (self, "Input digest", bal_result_get_input_digest (last));
    }
  g_string_append (self->page, "</dl>\n");
  bal_review_page_add (
    self->page, "p",
    "Every figure on this page is also in review.json, with its state and its source, and every "
    "table in a file of its own in tables/. “Not recorded” means that nobody wrote it down, which "
    "is not the same as not provided; “does not apply” means that there is nothing to count; 0 "
    "means that it was counted, and there is none. A child who is in several groups is counted "
    "once in a total. Records that arrive later can change figures for earlier dates.");
  g_string_append (self->page, "</section>\n");
}

static guint
count_key_groups (GPtrArray *groups)
{
  guint n = 0;

  while (n < groups->len && ((BalReviewGroup *) g_ptr_array_index (groups, n))->is_key)
    n++;

  return n;
}

/* What is real comes before what is synthetic; otherwise the children come before the place. */
static void
add_sections (Page *self)
{
  guint n_sections = 0;
  const BalReviewSection *sections = bal_review_get_sections (&n_sections);
  gboolean synthetic = bal_review_get_synthetic (self->review);

  for (guint i = 0; synthetic && i < n_sections; i++)
    {
      if (g_str_equal (sections[i].id, PLACE))
        add_section (self, &sections[i]);
    }
  add_synthetic_section (self);
  for (guint i = 0; i < n_sections; i++)
    {
      if (!synthetic || !g_str_equal (sections[i].id, PLACE))
        add_section (self, &sections[i]);
    }
}

char *
bal_review_write_html (BalReview *self, const char *policy)
{
  g_auto (Page) page = { .review = self, .page = g_string_new (NULL), .policy = policy };
  g_autofree char *title = get_title (self);
  g_autofree char *when =
    bal_words_from_period (bal_review_get_period (self), bal_review_get_as_at (self));
  g_autofree char *as_at = bal_words_from_day (bal_review_get_as_at (self));
  g_autofree char *line = bal_review_get_period (self) != NULL
                            ? g_strdup_printf ("As at %s. Events are counted from %s.", as_at, when)
                            : g_strdup_printf ("As at %s.", as_at);

  page.groups = bal_review_group_findings (bal_review_get_findings (self));
  page.n_key_groups = count_key_groups (page.groups);
  page.missing = bal_review_dup_missing_tables (self);

  add_head (&page, title);
  g_string_append (page.page, "<header>\n");
  bal_review_page_add (page.page, "h1", title);
  if (bal_review_get_as_at (self) != BAL_DAY_NONE)
    bal_review_page_add (page.page, "p class=\"when\"", line);
  add_bands (&page);
  g_string_append (page.page, "</header>\n");
  add_contents (&page);
  g_string_append (page.page, "<main>\n");
  add_key_section (&page);
  add_sections (&page);
  add_missing (&page);
  add_made (&page);
  g_string_append (page.page, "</main>\n</body>\n</html>\n");

  return g_string_free (page.page, FALSE);
}
