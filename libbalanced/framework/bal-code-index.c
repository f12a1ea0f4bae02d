/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/framework/bal-code-index-private.h"

#include <string.h>

#define FOLD_BYTES 64

struct _BalCodeIndex
{
  const char *member;    /* static; what holds the code */
  GHashTable *positions; /* owned; folded name -> position */
};

/* Most codes are short and ASCII, and need no memory of their own. */
static gboolean
fold_ascii (const char *code, gsize length, char buffer[FOLD_BYTES])
{
  if (length >= FOLD_BYTES)
    return FALSE;

  for (gsize i = 0; i < length; i++)
    {
      const char c = code[i];

      if (c & 0x80)
        return FALSE;
      buffer[i] = c == '-' || c == ' ' ? '_' : g_ascii_tolower (c);
    }
  buffer[length] = '\0';

  return TRUE;
}

static char *
fold_any (const char *code, gsize length)
{
  g_autofree char *valid = g_utf8_make_valid (code, (gssize) length);
  g_autofree char *composed = g_utf8_normalize (valid, -1, G_NORMALIZE_DEFAULT_COMPOSE);

  return g_strdelimit (g_utf8_casefold (composed, -1), "- ", '_');
}

/* The buffer, or what was allocated beyond it. */
static const char *
fold (const char *code, char buffer[FOLD_BYTES], char **allocated)
{
  gsize length = 0;

  while (g_ascii_isspace (*code))
    code++;
  length = strlen (code);
  while (length > 0 && g_ascii_isspace (code[length - 1]))
    length--;

  if (fold_ascii (code, length, buffer))
    return buffer;
  *allocated = fold_any (code, length);

  return *allocated;
}

/* FALSE when the name is another item's. */
static gboolean
add_name (BalCodeIndex *self, const char *name, guint position)
{
  char buffer[FOLD_BYTES];
  g_autofree char *allocated = NULL;
  const char *folded = fold (name, buffer, &allocated);
  gpointer found = NULL;

  if (g_hash_table_lookup_extended (self->positions, folded, NULL, &found))
    return GPOINTER_TO_UINT (found) == position;
  g_hash_table_insert (self->positions, g_strdup (folded), GUINT_TO_POINTER (position));

  return TRUE;
}

static const char *const *
get_aliases (BalItem *item)
{
  static const char *const none[] = { NULL };

  return bal_item_knows (item, "aliases") ? bal_item_get_texts (item, "aliases") : none;
}

BalCodeIndex *
bal_code_index_new (GListModel *items, const char *member)
{
  BalCodeIndex *self = g_new0 (BalCodeIndex, 1);
  const guint n_items = g_list_model_get_n_items (items);

  self->member = member;
  self->positions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < n_items; i++)
    {
      BalItem *item = bal_item_peek (items, i);
      const char *code = bal_item_get_text (item, self->member);
      const char *const *aliases = get_aliases (item);

      if (code != NULL)
        add_name (self, code, i);
      for (guint j = 0; aliases[j] != NULL; j++)
        add_name (self, aliases[j], i);
    }

  return self;
}

void
bal_code_index_free (BalCodeIndex *self)
{
  g_hash_table_unref (self->positions);
  g_free (self);
}

int
bal_code_index_find (BalCodeIndex *self, const char *code)
{
  char buffer[FOLD_BYTES];
  g_autofree char *allocated = NULL;
  gpointer found = NULL;

  if (!g_hash_table_lookup_extended (self->positions, fold (code, buffer, &allocated), NULL,
                                     &found))
    return -1;

  return (int) GPOINTER_TO_UINT (found);
}

gboolean
bal_code_equal (const char *a, const char *b)
{
  char buffer_a[FOLD_BYTES];
  char buffer_b[FOLD_BYTES];
  g_autofree char *allocated_a = NULL;
  g_autofree char *allocated_b = NULL;

  return g_str_equal (fold (a, buffer_a, &allocated_a), fold (b, buffer_b, &allocated_b));
}

static gboolean
verify_name (BalCodeIndex *self, const char *name, guint position, BalNode node, GError **error)
{
  const int found = bal_code_index_find (self, name);

  if (found == (int) position)
    return TRUE;
  bal_node_set_error (node, error, BAL_DOCUMENT_ERROR_DUPLICATE_KEY,
                      "“%s” already stands for number %d of the list", name, found + 1);

  return FALSE;
}

gboolean
bal_code_index_verify (BalCodeIndex *self, GListModel *items, BalNode list, GError **error)
{
  BalNode node = list;

  /* A list that is not stated, or is null, is empty. */
  if (g_list_model_get_n_items (items) == 0)
    return TRUE;

  node = bal_node_get_first (list);
  for (guint i = 0; bal_node_exists (node); i++)
    {
      BalItem *item = bal_item_peek (items, i);
      const char *const *aliases = get_aliases (item);
      const char *code = bal_item_get_text (item, self->member);

      if (code == NULL)
        {
          bal_node_set_error (node, error, BAL_DOCUMENT_ERROR_MISSING_MEMBER, "“%s” is missing",
                              self->member);
          return FALSE;
        }
      if (!verify_name (self, code, i, bal_node_get_member (node, self->member), error))
        return FALSE;
      for (guint j = 0; aliases[j] != NULL; j++)
        {
          if (!verify_name (self, aliases[j], i,
                            bal_node_get_element (bal_node_get_member (node, "aliases"), j), error))
            return FALSE;
        }
      node = bal_node_get_next (node);
    }

  return TRUE;
}
