/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-area-checking-private.h"

/* The classes of items declare which member names what, and which codes stand for one item only:
 * see BalMember. So every part of the document is checked here alike. */

static gboolean
is_known (BalAreaChecking *self, const BalMember *member, const char *code)
{
  if (*member->refers_to == ':')
    return bal_area_checking_has_term (self, member->refers_to + 1, code);

  return bal_area_lookup (self->area, member->refers_to, code) != NULL;
}

/* What a TEXT or TEXTS says; a TEXT is put into the first of two places. */
static const char *const *
get_texts (BalItem *item, const BalMember *member, const char **one)
{
  if (member->kind == BAL_MEMBER_TEXTS)
    return bal_item_get_texts (item, member->name);

  one[0] = bal_item_get_text (item, member->name);

  return one;
}

/* However many codes of a member stand for nothing, it is one finding. */
static void
check_codes (BalAreaChecking *self, BalItem *item, const BalMember *member)
{
  const char *one[] = { NULL, NULL };
  const char *const *codes = get_texts (item, member, one);
  const gboolean is_term = *member->refers_to == ':';
  BalFindingFigure figure = { "count", 0.0 };

  for (guint i = 0; codes[i] != NULL; i++)
    figure.value += !is_known (self, member, codes[i]);
  if (figure.value > 0.0)
    bal_area_checking_add (self, is_term ? "vocabulary-unknown" : "reference-unknown", item,
                           member->name, &figure, member->kind == BAL_MEMBER_TEXTS);
}

/* However many words of a member are none of the list, it is one finding. */
static void
check_words (BalAreaChecking *self, BalItem *item, const BalMember *member)
{
  const char *one[] = { NULL, NULL };
  const char *const *words = get_texts (item, member, one);

  for (guint i = 0; words[i] != NULL; i++)
    if (!g_strv_contains (member->words, words[i]))
      {
        bal_area_checking_add (self, "vocabulary-unknown", item, member->name, NULL, 0);
        return;
      }
}

static void
check_repeated (BalAreaChecking *self, BalItem *holder, const BalMember *member)
{
  GListModel *items = bal_item_get_items (holder, member->name);
  const guint n_items = g_list_model_get_n_items (items);

  for (guint i = 0; i < n_items; i++)
    {
      BalItem *item = bal_item_peek (items, i);
      const char *code = bal_item_knows (item, "code") ? bal_item_get_text (item, "code") : NULL;

      if (code != NULL && bal_area_lookup (self->area, member->defines, code) != item)
        bal_area_checking_add (self, "code-repeated", item, "code", NULL, 0);
    }
}

static void
check_item (BalItem *item, gpointer data)
{
  BalAreaChecking *self = data;
  guint n_members = 0;
  const BalMember *const *members = bal_item_get_members (item, &n_members);

  for (guint i = 0; i < n_members; i++)
    {
      if (members[i]->refers_to != NULL)
        check_codes (self, item, members[i]);
      if (members[i]->words != NULL)
        check_words (self, item, members[i]);
      if (members[i]->defines != NULL)
        check_repeated (self, item, members[i]);
    }
}

void
bal_area_check_references (BalAreaChecking *self)
{
  bal_item_visit (BAL_ITEM (self->area), check_item, self);
}
