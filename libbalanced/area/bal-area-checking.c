/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-area-checking-private.h"

#include <math.h>
#include <string.h>

#include "libbalanced/area/bal-provision.h"

/* Whole numbers up to here are exact in a double. */
#define MOST_EXACT 9007199254740992.0

const char *
bal_area_checking_find_source (BalAreaChecking *self, BalItem *item)
{
  while (item != NULL && !bal_item_has_member (item, "source"))
    item = bal_area_lookup_parent (self->area, item);

  return item != NULL ? bal_item_get_text (item, "source") : NULL;
}

void
bal_area_checking_add (BalAreaChecking *self,
                       const char *code,
                       BalItem *item,
                       const char *member,
                       const BalFindingFigure *figures,
                       guint n_figures)
{
  const char *pointer = bal_item_get_pointer (item);
  g_autofree char *subject = NULL;

  subject = member != NULL ? g_strconcat (pointer, "/", member, NULL) : g_strdup (pointer);
  bal_findings_builder_add (self->findings, code, subject,
                            bal_area_checking_find_source (self, item), figures, n_figures);
}

void
bal_area_checking_add_row (BalAreaChecking *self,
                           const char *code,
                           const char *list,
                           const char *member,
                           guint row)
{
  g_autofree char *subject = g_strconcat ("/", list, NULL);

  bal_findings_builder_add_row (self->findings, code, subject, member, row);
}

gboolean
bal_area_checking_has_term (BalAreaChecking *self, const char *vocabulary, const char *code)
{
  BalFramework *framework = bal_area_get_framework (self->area);
  BalScheme *scheme = NULL;

  if (g_str_equal (vocabulary, "roles"))
    return bal_framework_lookup_role (framework, code) != NULL;
  if (g_str_equal (vocabulary, "outcomes"))
    return bal_framework_lookup_outcome (framework, code) != NULL;

  scheme = bal_framework_lookup_scheme (framework, vocabulary);

  return scheme != NULL && bal_scheme_lookup (scheme, code) != NULL;
}

GListModel *
bal_area_checking_get_list (BalAreaChecking *self, const char *list)
{
  return bal_item_get_items (BAL_ITEM (self->area), list);
}

const char *
bal_area_checking_get_term_code (BalScheme *scheme, const char *name)
{
  BalTerm *term = name != NULL ? bal_scheme_lookup (scheme, name) : NULL;

  return term != NULL ? bal_term_get_code (term) : name;
}

const char *
bal_area_checking_get_tier (BalAreaChecking *self, const char *role, const char *domain)
{
  BalFramework *framework = bal_area_get_framework (self->area);
  BalRole *known = role != NULL ? bal_framework_lookup_role (framework, role) : NULL;

  if (known == NULL)
    return NULL;
  domain = bal_area_checking_get_term_code (bal_framework_get_lenses (framework), domain);

  return bal_role_lookup_tier (known, domain);
}

gboolean
bal_area_checking_is_name (const char *person)
{
  const char *space = strchr (person, ' ');

  return space != NULL && g_unichar_isalpha (g_utf8_get_char (space + 1));
}

GPtrArray *
bal_area_checking_collect_actions (BalAreaChecking *self)
{
  GListModel *focus_areas = bal_area_checking_get_list (self, "focus_areas");
  GPtrArray *actions = g_ptr_array_new ();
  const guint n_areas = g_list_model_get_n_items (focus_areas);

  for (guint i = 0; i < n_areas; i++)
    {
      GListModel *list = bal_item_get_items (bal_item_peek (focus_areas, i), "actions");
      const guint n_actions = g_list_model_get_n_items (list);

      for (guint j = 0; j < n_actions; j++)
        g_ptr_array_add (actions, bal_item_peek (list, j));
    }

  return actions;
}

typedef struct
{
  BalItem *item; /* the one asked for, borrowed */
  const char *member;
  GHashTable *codes; /* owned by the caller: code -> how many items name it */
} Naming;

static void
count_named (BalItem *item, gpointer data)
{
  const Naming *self = data;
  const char *const *codes = NULL;

  if (G_OBJECT_TYPE (item) != G_OBJECT_TYPE (self->item))
    return;
  codes = bal_item_get_texts (item, self->member);
  for (guint i = 0; codes[i] != NULL; i++)
    g_hash_table_insert (self->codes, (gpointer) codes[i],
                         GUINT_TO_POINTER (
                           GPOINTER_TO_UINT (g_hash_table_lookup (self->codes, codes[i])) + 1));
}

void
bal_area_checking_count_named (GHashTable *codes, BalItem *item, const char *member)
{
  Naming naming = { item, member, codes };

  bal_item_visit (item, count_named, &naming);
}

guint
bal_area_checking_get_named (GHashTable *codes, const char *code)
{
  return code != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (codes, code)) : 0;
}

GHashTable *
bal_area_checking_count_in_actions (BalAreaChecking *self, const char *member)
{
  g_autoptr (GPtrArray) actions = bal_area_checking_collect_actions (self);
  GHashTable *codes = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < actions->len; i++)
    bal_area_checking_count_named (codes, g_ptr_array_index (actions, i), member);

  return codes;
}

guint
bal_area_checking_count_beyond (const char *const *codes, const char *const *evidence)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_beyond = 0;

  for (guint i = 0; evidence[i] != NULL; i++)
    g_hash_table_add (known, (gpointer) evidence[i]);
  for (guint i = 0; codes[i] != NULL; i++)
    n_beyond += !g_hash_table_contains (known, codes[i]);

  return n_beyond;
}

void
bal_area_checking_end_table (BalAreaChecking *self, BalTableBuilder *table)
{
  g_ptr_array_add (self->tables,
                   bal_table_builder_end (table, BAL_BASIS_NONE, self->as_at, NULL, FALSE));
}

void
bal_area_checking_append_figure (BalTableBuilder *table, guint column, BalFigure *figure)
{
  const BalValueState state =
    figure != NULL ? bal_figure_get_state (figure) : BAL_VALUE_STATE_MISSING;
  const BalQualifier qualifier =
    figure != NULL ? bal_figure_get_qualifier (figure) : BAL_QUALIFIER_EXACT;

  if (qualifier == BAL_QUALIFIER_WORD || qualifier == BAL_QUALIFIER_RANGE)
    bal_table_builder_append_state (table, column, BAL_VALUE_STATE_NOT_AVAILABLE);
  else if (!bal_value_state_has_value (state))
    bal_table_builder_append_state (table, column, state);
  else
    bal_table_builder_append_double (table, column, bal_figure_get_number (figure));
}

void
bal_area_checking_append_number (BalTableBuilder *table, guint column, double number)
{
  if (isfinite (number))
    bal_table_builder_append_double (table, column, number);
  else
    bal_table_builder_append_state (table, column, BAL_VALUE_STATE_MISSING);
}

void
bal_area_checking_append_count (BalTableBuilder *table, guint column, double count)
{
  if (fabs (count) <= MOST_EXACT)
    bal_table_builder_append_int (table, column, (gint64) count);
  else
    bal_table_builder_append_state (table, column, BAL_VALUE_STATE_MISSING);
}

void
bal_area_checking_append_nick (BalTableBuilder *table, guint column, GType type, int value)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (type);
  const GEnumValue *found = g_enum_get_value (klass, value);

  bal_table_builder_append_text (table, column, found != NULL ? found->value_nick : NULL);
}

gboolean
bal_area_checking_get_days (BalItem *figure, gint32 *first, gint32 *last)
{
  const gboolean dated = bal_item_has_member (figure, "date");

  *first = bal_item_get_day (figure, dated ? "date" : "start");
  *last = bal_item_get_last_day (figure, dated ? "date" : "end");
  if (*last == BAL_DAY_NONE)
    *last = *first;
  if (*first == BAL_DAY_NONE)
    *first = *last;

  return *first != BAL_DAY_NONE;
}

double
bal_area_checking_peek_number (BalItem *item, const char *member)
{
  double number = 0.0;

  return bal_area_checking_get_number (bal_item_get_figure (item, member), &number) ? number : NAN;
}

gboolean
bal_area_checking_get_number (BalFigure *figure, double *number)
{
  if (figure == NULL || !bal_value_state_has_value (bal_figure_get_state (figure)))
    return FALSE;

  switch (bal_figure_get_qualifier (figure))
    {
    case BAL_QUALIFIER_EXACT:
    case BAL_QUALIFIER_ESTIMATE:
    case BAL_QUALIFIER_APPROXIMATELY:
      *number = bal_figure_get_number (figure);
      return TRUE;
    case BAL_QUALIFIER_AT_LEAST:
    case BAL_QUALIFIER_AT_MOST:
    case BAL_QUALIFIER_RANGE:
    case BAL_QUALIFIER_WORD:
    default:
      return FALSE;
    }
}

gboolean
bal_area_checking_is_in_force (BalAreaChecking *self, BalItem *item)
{
  const gint32 start = bal_item_get_day (item, "start");
  const gint32 end = bal_item_get_last_day (item, "end");
  const int status = bal_item_knows (item, "status") ? bal_item_get_enum (item, "status")
                                                     : BAL_PROVISION_STATUS_UNKNOWN;

  if (status == BAL_PROVISION_STATUS_PLANNED || status == BAL_PROVISION_STATUS_ENDED)
    return FALSE;
  if (self->as_at == BAL_DAY_NONE)
    return TRUE;

  return (start == BAL_DAY_NONE || start <= self->as_at) &&
         (end == BAL_DAY_NONE || end >= self->as_at);
}

gboolean
bal_area_checking_is_offered (BalAreaChecking *self, BalItem *unit)
{
  return !bal_item_get_boolean (unit, "gap") && bal_area_checking_is_in_force (self, unit);
}

void
bal_area_checking_check_ages (BalAreaChecking *self, BalItem *item)
{
  const gint64 from = bal_item_get_integer (item, "age_from_months");
  const gint64 to = bal_item_get_integer (item, "age_to_months");

  if (from != BAL_ITEM_NOT_STATED && to != BAL_ITEM_NOT_STATED && to <= from)
    bal_area_checking_add (self, "ages-reversed", item, NULL, NULL, 0);
}

BalCheckDates
bal_area_checking_compare_dates (BalItem *one, BalItem *two, gint32 *days_apart)
{
  gint32 first[2] = { 0 };
  gint32 last[2] = { 0 };

  *days_apart = 0;
  if (!bal_area_checking_get_days (one, &first[0], &last[0]) ||
      !bal_area_checking_get_days (two, &first[1], &last[1]))
    return BAL_CHECK_DATES_NOT_GIVEN;
  if (first[0] == first[1] && last[0] == last[1])
    return BAL_CHECK_DATES_SAME;

  *days_apart = ABS (last[0] - last[1]);

  return BAL_CHECK_DATES_DIFFER;
}

const char *
bal_area_checking_dates_to_word (BalCheckDates dates)
{
  const char *const words[] = { "same", "differ", "not_given" };

  return words[dates];
}
