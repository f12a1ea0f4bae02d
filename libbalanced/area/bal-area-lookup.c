/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-area.h"

#include <string.h>

#include "libbalanced/area/bal-area-private.h"
#include "libbalanced/area/bal-figure-relation.h"
#include "libbalanced/area/bal-offer.h"
#include "libbalanced/document/bal-item-private.h"

static gboolean
has_alias (BalAgency *agency, const char *name)
{
  const char *const *aliases = bal_item_get_texts (BAL_ITEM (agency), "aliases");
  const char *code = bal_agency_get_code (agency);

  if (code != NULL && g_ascii_strcasecmp (code, name) == 0)
    return TRUE;
  for (guint i = 0; aliases[i] != NULL; i++)
    if (g_ascii_strcasecmp (aliases[i], name) == 0)
      return TRUE;

  return FALSE;
}

/**
 * bal_area_lookup_agency:
 * @self: an area
 * @code: the code of an agency, or one of its aliases in any case
 *
 * Looks up an agency.
 *
 * Returns: (transfer none) (nullable): the agency, or %NULL when there is none
 *
 * Since: 0.1
 */
BalAgency *
bal_area_lookup_agency (BalArea *self, const char *code)
{
  GListModel *agencies = NULL;
  BalAgency *found = NULL;

  g_return_val_if_fail (BAL_IS_AREA (self), NULL);
  g_return_val_if_fail (code != NULL, NULL);

  found = bal_area_lookup (self, "agencies", code);
  agencies = bal_area_get_agencies (self);
  for (guint i = 0; found == NULL && i < g_list_model_get_n_items (agencies); i++)
    {
      BalAgency *agency = bal_item_peek (agencies, i);

      if (has_alias (agency, code))
        found = agency;
    }

  return found;
}

/**
 * bal_area_lookup_setting:
 * @self: an area
 * @code: the code of a setting
 *
 * Looks up a setting.
 *
 * Returns: (transfer none) (nullable): the setting, or %NULL when there is none
 *
 * Since: 0.1
 */
BalSetting *
bal_area_lookup_setting (BalArea *self, const char *code)
{
  g_return_val_if_fail (BAL_IS_AREA (self), NULL);
  g_return_val_if_fail (code != NULL, NULL);

  return bal_area_lookup (self, "settings", code);
}

/**
 * bal_area_lookup_provision:
 * @self: an area
 * @code: the code of a provision
 *
 * Looks up a provision.
 *
 * Features: C1.
 *
 * Returns: (transfer none) (nullable): the provision, or %NULL when there is none
 *
 * Since: 0.1
 */
BalProvision *
bal_area_lookup_provision (BalArea *self, const char *code)
{
  g_return_val_if_fail (BAL_IS_AREA (self), NULL);
  g_return_val_if_fail (code != NULL, NULL);

  return bal_area_lookup (self, "provisions", code);
}

/**
 * bal_area_lookup_figure:
 * @self: an area
 * @code: the code of a figure
 *
 * Looks up a figure.
 *
 * Returns: (transfer none) (nullable): the figure, or %NULL when there is none
 *
 * Since: 0.1
 */
BalPublishedFigure *
bal_area_lookup_figure (BalArea *self, const char *code)
{
  g_return_val_if_fail (BAL_IS_AREA (self), NULL);
  g_return_val_if_fail (code != NULL, NULL);

  return bal_area_lookup (self, "figures", code);
}

/**
 * bal_area_lookup_measure:
 * @self: an area
 * @code: the code of a measure
 *
 * Looks up a measure.
 *
 * Returns: (transfer none) (nullable): the measure, or %NULL when there is none
 *
 * Since: 0.1
 */
BalMeasure *
bal_area_lookup_measure (BalArea *self, const char *code)
{
  g_return_val_if_fail (BAL_IS_AREA (self), NULL);
  g_return_val_if_fail (code != NULL, NULL);

  return bal_area_lookup (self, "measures", code);
}

/* The item that the next steps of a pointer lead to, and how many steps that takes: “agencies” and
 * then “2” for an item of a list, one for an item alone. NULL when they lead to no item. */
static BalItem *
follow (BalItem *item, const char *const *steps, guint *n_steps)
{
  guint n_members = 0;
  const BalMember *const *members = bal_item_get_members (item, &n_members);
  guint64 n = 0;

  for (guint i = 0; i < n_members; i++)
    {
      if (!g_str_equal (members[i]->name, steps[0]))
        continue;
      if (members[i]->kind == BAL_MEMBER_ITEM)
        {
          *n_steps = 1;
          return bal_item_get_item (item, steps[0]);
        }
      if (members[i]->kind == BAL_MEMBER_ITEMS && steps[1] != NULL &&
          g_ascii_string_to_unsigned (steps[1], 10, 0, G_MAXUINT32, &n, NULL))
        {
          *n_steps = 2;
          return bal_item_peek (bal_item_get_items (item, steps[0]), (guint) n);
        }
    }

  return NULL;
}

/* Whether the steps lead to one of the texts that the item lists: “languages” and then “0”. */
static gboolean
leads_to_text (BalItem *item, const char *const *steps)
{
  guint n_members = 0;
  const BalMember *const *members = bal_item_get_members (item, &n_members);
  guint64 n = 0;

  if (steps[1] == NULL || steps[2] != NULL ||
      !g_ascii_string_to_unsigned (steps[1], 10, 0, G_MAXUINT32, &n, NULL))
    return FALSE;
  for (guint i = 0; i < n_members; i++)
    {
      if (members[i]->kind == BAL_MEMBER_TEXTS && g_str_equal (members[i]->name, steps[0]))
        return n < bal_item_count (item, steps[0]);
    }

  return FALSE;
}

BalItem *
bal_area_lookup_parent (BalArea *self, BalItem *item)
{
  g_autofree char *pointer = g_strdup (bal_item_get_pointer (item));
  char *end = strrchr (pointer, '/');
  BalItem *parent = NULL;

  /* “/focus_areas/3/actions/2” lies in “/focus_areas/3”: shorter by one step or by two. */
  while (end != NULL && (parent == NULL || parent == item))
    {
      *end = '\0';
      parent = bal_area_lookup_item (self, pointer);
      end = strrchr (pointer, '/');
    }

  return parent != item ? parent : NULL;
}

/**
 * bal_area_lookup_item:
 * @self: an area
 * @pointer: a JSON pointer, as [property@Balanced.Finding:subject] has it
 *
 * Looks up what a finding is about.
 *
 * When the pointer leads to a member of an item, or to something that is no item, the nearest item
 * around it is given: for `/agencies/2/name` the agency.
 *
 * Returns: (transfer none) (nullable): the item, or %NULL when the pointer leads nowhere
 *
 * Since: 0.1
 */
BalItem *
bal_area_lookup_item (BalArea *self, const char *pointer)
{
  g_auto (GStrv) steps = NULL;
  BalItem *item = NULL;

  g_return_val_if_fail (BAL_IS_AREA (self), NULL);
  g_return_val_if_fail (pointer != NULL, NULL);

  if (*pointer != '/' && *pointer != '\0')
    return NULL;

  item = BAL_ITEM (self);
  steps = g_strsplit (pointer, "/", -1);
  for (guint i = 1, n_steps = 0; steps[0] != NULL && steps[i] != NULL; i += n_steps)
    {
      BalItem *next = follow (item, (const char *const *) steps + i, &n_steps);

      if (next == NULL)
        return steps[i + 1] == NULL || leads_to_text (item, (const char *const *) steps + i) ? item
                                                                                             : NULL;
      item = next;
    }

  return item;
}

/* “/framework/levels/targeted”: a term of the vocabulary; an outcome is none, and has a text. */
static char *
describe_term (BalArea *self, const char *pointer, const char *language)
{
  g_auto (GStrv) steps = g_strsplit (pointer, "/", -1);
  BalScheme *scheme = NULL;
  BalTerm *term = NULL;

  if (g_strv_length (steps) < 4)
    return NULL;
  if (g_str_equal (steps[2], "outcomes"))
    {
      BalOutcome *outcome = bal_framework_lookup_outcome (bal_area_get_framework (self), steps[3]);

      return outcome != NULL
               ? g_strdup (bal_item_lookup_text (BAL_ITEM (outcome), "text", language))
               : NULL;
    }
  if (g_str_equal (steps[2], "roles"))
    {
      BalRole *role = bal_framework_lookup_role (bal_area_get_framework (self), steps[3]);

      return role != NULL ? g_strdup (bal_item_lookup_text (BAL_ITEM (role), "label", language))
                          : NULL;
    }
  scheme = bal_framework_lookup_scheme (bal_area_get_framework (self), steps[2]);
  term = scheme != NULL ? bal_scheme_lookup (scheme, steps[3]) : NULL;

  return term != NULL ? g_strdup (bal_item_lookup_text (BAL_ITEM (term), "label", language)) : NULL;
}

static const char *
find_words (BalItem *item, const char *language)
{
  const char *const members[] = { "label", "name", "statement", "title" };
  const char *words = NULL;

  for (gsize i = 0; words == NULL && i < G_N_ELEMENTS (members); i++)
    words = bal_item_lookup_text (item, members[i], language);

  return words;
}

/* A relation has no words of its own, only those of its two figures. */
static char *
describe_relation (BalArea *self, BalItem *item, const char *language)
{
  BalItem *part = bal_area_lookup (self, "figures", bal_item_lookup_text (item, "part", NULL));
  BalItem *whole = bal_area_lookup (self, "figures", bal_item_lookup_text (item, "whole", NULL));

  if (part == NULL || whole == NULL || find_words (part, language) == NULL ||
      find_words (whole, language) == NULL)
    return NULL;

  return g_strdup_printf ("%s / %s", find_words (part, language), find_words (whole, language));
}

static char *
describe_offer (BalArea *self, BalItem *item, const char *language)
{
  BalItem *agency = bal_area_lookup (self, "agencies", bal_item_lookup_text (item, "agency", NULL));
  const char *level = bal_item_lookup_text (item, "level", NULL);
  g_autofree char *pointer = g_strconcat ("/framework/levels/", level, NULL);
  g_autofree char *term = level != NULL ? describe_term (self, pointer, language) : NULL;

  if (agency == NULL || term == NULL || find_words (agency, language) == NULL)
    return NULL;

  return g_strdup_printf ("%s: %s", find_words (agency, language), term);
}

/**
 * bal_area_describe:
 * @self: an area
 * @pointer: a JSON pointer, as [property@Balanced.Finding:subject] has it
 * @language: (nullable): a language, such as "cy"
 *
 * Says in the words of the document what a finding is about.
 *
 * What has no words of its own is described by what it lies in.
 *
 * Returns: (transfer full) (nullable): a few words, or %NULL when the pointer leads nowhere
 *
 * Since: 0.1
 */
char *
bal_area_describe (BalArea *self, const char *pointer, const char *language)
{
  BalItem *item = NULL;

  g_return_val_if_fail (BAL_IS_AREA (self), NULL);
  g_return_val_if_fail (pointer != NULL, NULL);

  if (g_str_has_prefix (pointer, "/framework/"))
    return describe_term (self, pointer, language);

  item = bal_area_lookup_item (self, pointer);
  while (item != NULL)
    {
      const char *words = find_words (item, language);
      char *composed = NULL;

      if (words != NULL)
        return g_strdup (words);
      if (BAL_IS_FIGURE_RELATION (item))
        composed = describe_relation (self, item, language);
      else if (BAL_IS_OFFER (item))
        composed = describe_offer (self, item, language);
      if (composed != NULL)
        return composed;
      item = bal_area_lookup_parent (self, item);
    }

  return NULL;
}
