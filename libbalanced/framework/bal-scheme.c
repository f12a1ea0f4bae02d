/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/framework/bal-scheme.h"

#include "libbalanced/framework/bal-code-index-private.h"

/* How far a term can be a part of a part. */
#define MAX_PARTS 16

/**
 * BalScheme:
 *
 * A vocabulary: terms in their order, found by code or alias.
 *
 * The scheme is itself the list of its terms. A lookup takes the code of a term or one of its
 * aliases; case does not count, and `-`, `_` and a space are the same. A document in which a name
 * stands for two terms of one scheme is refused.
 *
 * ```c
 * BalTerm *term = bal_scheme_lookup (strands, "EE");
 *
 * g_print ("%s\n", bal_item_lookup_text (BAL_ITEM (term), "label", "cy"));
 * ```
 *
 * ## Thread safety
 *
 * It never changes, and may be used from any thread.
 *
 * Features: A1, A2.
 *
 * Since: 0.1
 */

struct _BalScheme
{
  BalItem parent_instance;

  GListModel *terms;   /* borrowed from the member */
  BalCodeIndex *index; /* owned */
};

struct _BalSchemeClass
{
  BalItemClass parent_class;
};

static const BalMember members[] = {
  { "code", BAL_MEMBER_TEXT },
  { "label", BAL_MEMBER_LABEL },
  { "note", BAL_MEMBER_LABEL },
  { "source", BAL_MEMBER_TEXT },
  { "terms", BAL_MEMBER_ITEMS, TRUE, bal_term_get_type },
};

static void bal_scheme_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BalScheme,
                               bal_scheme,
                               BAL_TYPE_ITEM,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, bal_scheme_iface_init))

static GType
bal_scheme_get_item_type (GListModel *model)
{
  return BAL_TYPE_TERM;
}

static guint
bal_scheme_get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (BAL_SCHEME (model)->terms);
}

static gpointer
bal_scheme_get_item (GListModel *model, guint position)
{
  return g_list_model_get_item (BAL_SCHEME (model)->terms, position);
}

static void
bal_scheme_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = bal_scheme_get_item_type;
  iface->get_n_items = bal_scheme_get_n_items;
  iface->get_item = bal_scheme_get_item;
}

static void
bal_scheme_complete (BalItem *item)
{
  BalScheme *self = BAL_SCHEME (item);

  g_clear_pointer (&self->index, bal_code_index_free);
  self->terms = bal_item_get_items (item, "terms");
  self->index = bal_code_index_new (self->terms, "code");
}

/* The term that a term is a part of must be there, and be none of its own parts. */
static gboolean
verify_parent (BalScheme *self, BalTerm *term, BalNode node, GError **error)
{
  const char *parent = bal_term_get_parent (term);

  for (guint i = 0; parent != NULL; i++)
    {
      const int position = bal_code_index_find (self->index, parent);

      if (position < 0 || i == MAX_PARTS)
        {
          bal_node_set_error (bal_node_get_member (node, "parent"), error,
                              BAL_DOCUMENT_ERROR_UNKNOWN_CODE,
                              position < 0 ? "this is no term of the scheme"
                                           : "the term is a part of itself, or of too many");
          return FALSE;
        }
      parent = bal_term_get_parent (bal_item_peek (self->terms, (guint) position));
    }

  return TRUE;
}

static gboolean
bal_scheme_verify (BalItem *item, BalNode node, GError **error)
{
  BalScheme *self = BAL_SCHEME (item);
  BalNode list = bal_node_get_member (node, "terms");
  BalNode element = bal_node_get_first (list);

  if (!bal_code_index_verify (self->index, self->terms, list, error))
    return FALSE;
  for (guint i = 0; bal_node_exists (element); i++)
    {
      if (!verify_parent (self, bal_item_peek (self->terms, i), element, error))
        return FALSE;
      element = bal_node_get_next (element);
    }

  return TRUE;
}

static void
bal_scheme_finalize (GObject *object)
{
  BalScheme *self = BAL_SCHEME (object);

  g_clear_pointer (&self->index, bal_code_index_free);

  G_OBJECT_CLASS (bal_scheme_parent_class)->finalize (object);
}

static void
bal_scheme_class_init (BalSchemeClass *klass)
{
  BalItemClass *item_class = BAL_ITEM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = bal_scheme_finalize;
  item_class->complete = bal_scheme_complete;
  item_class->verify = bal_scheme_verify;

  /**
   * BalScheme:code: (getter get_code)
   *
   * The stable code of the scheme, for one that is none of the framework's own.
   *
   * Since: 0.1
   */
  /**
   * BalScheme:label: (getter get_label)
   *
   * The words to show.
   *
   * Since: 0.1
   */
  /**
   * BalScheme:note: (getter get_note)
   *
   * What a reader should know about the scheme.
   *
   * Since: 0.1
   */
  /**
   * BalScheme:source: (getter get_source)
   *
   * Where the scheme comes from.
   *
   * Since: 0.1
   */
  /**
   * BalScheme:terms: (getter get_terms)
   *
   * The terms in their order, of [class@Balanced.Term]; the scheme itself is the same list.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (item_class, members, G_N_ELEMENTS (members));
}

static void
bal_scheme_init (BalScheme *self)
{
}

/**
 * bal_scheme_get_code: (get-property code)
 * @self: a scheme
 *
 * Gives the stable code of the scheme, for one that is none of the framework's own.
 *
 * Returns: (nullable): the code
 *
 * Since: 0.1
 */
const char *
bal_scheme_get_code (BalScheme *self)
{
  g_return_val_if_fail (BAL_IS_SCHEME (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "code");
}

/**
 * bal_scheme_get_label: (get-property label)
 * @self: a scheme
 *
 * Gives the words to show.
 *
 * Returns: (nullable): the words
 *
 * Since: 0.1
 */
const char *
bal_scheme_get_label (BalScheme *self)
{
  g_return_val_if_fail (BAL_IS_SCHEME (self), NULL);

  return bal_item_get_label (BAL_ITEM (self), "label");
}

/**
 * bal_scheme_get_note: (get-property note)
 * @self: a scheme
 *
 * Tells what a reader should know about the scheme.
 *
 * Returns: (nullable): the note
 *
 * Since: 0.1
 */
const char *
bal_scheme_get_note (BalScheme *self)
{
  g_return_val_if_fail (BAL_IS_SCHEME (self), NULL);

  return bal_item_get_label (BAL_ITEM (self), "note");
}

/**
 * bal_scheme_get_source: (get-property source)
 * @self: a scheme
 *
 * Tells where the scheme comes from.
 *
 * Returns: (nullable): the source
 *
 * Since: 0.1
 */
const char *
bal_scheme_get_source (BalScheme *self)
{
  g_return_val_if_fail (BAL_IS_SCHEME (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "source");
}

/**
 * bal_scheme_get_terms: (get-property terms)
 * @self: a scheme
 *
 * Gives the terms in their order.
 *
 * Returns: (transfer none): the terms, of [class@Balanced.Term]
 *
 * Since: 0.1
 */
GListModel *
bal_scheme_get_terms (BalScheme *self)
{
  g_return_val_if_fail (BAL_IS_SCHEME (self), NULL);

  return self->terms;
}

/**
 * bal_scheme_lookup:
 * @self: a scheme
 * @code: a code or an alias, in any case
 *
 * Finds a term by its code or an alias.
 *
 * Features: A1, A2.
 *
 * Returns: (transfer none) (nullable): the term, or `NULL` when there is none
 *
 * Since: 0.1
 */
BalTerm *
bal_scheme_lookup (BalScheme *self, const char *code)
{
  int position = 0;

  g_return_val_if_fail (BAL_IS_SCHEME (self), NULL);
  g_return_val_if_fail (code != NULL, NULL);

  position = bal_code_index_find (self->index, code);

  return position >= 0 ? bal_item_peek (self->terms, (guint) position) : NULL;
}

/**
 * bal_scheme_lookup_number:
 * @self: a scheme
 * @number: a number
 *
 * Finds the first term that has a number in print.
 *
 * Numbers identify nothing: they differ from paper to paper. Use this only where the source is
 * known to use the numbers of this scheme.
 *
 * Returns: (transfer none) (nullable): the term, or `NULL` when there is none
 *
 * Since: 0.1
 */
BalTerm *
bal_scheme_lookup_number (BalScheme *self, gint64 number)
{
  g_return_val_if_fail (BAL_IS_SCHEME (self), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (self->terms); i++)
    {
      BalTerm *term = bal_item_peek (self->terms, i);

      if (bal_item_has_member (BAL_ITEM (term), "number") && bal_term_get_number (term) == number)
        return term;
    }

  return NULL;
}

/* From the first and up to the second, which are open where they are not stated. */
static gboolean
is_between (BalTerm *term, const char *from, const char *to, int value)
{
  const gint64 first = bal_item_get_integer (BAL_ITEM (term), from);
  const gint64 end = bal_item_get_integer (BAL_ITEM (term), to);

  return (first != BAL_ITEM_NOT_STATED || end != BAL_ITEM_NOT_STATED) && value >= first &&
         (end == BAL_ITEM_NOT_STATED || value < end);
}

/**
 * bal_scheme_find_age:
 * @self: a scheme
 * @months: an age, in completed months
 *
 * Finds the first term whose ages hold an age: from its first and up to, not with, its second.
 *
 * Terms that state no age hold none.
 *
 * Returns: (transfer none) (nullable): the term, or `NULL` when there is none
 *
 * Features: A7.
 *
 * Since: 0.1
 */
BalTerm *
bal_scheme_find_age (BalScheme *self, int months)
{
  g_return_val_if_fail (BAL_IS_SCHEME (self), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (self->terms); i++)
    {
      BalTerm *term = bal_item_peek (self->terms, i);

      if (is_between (term, "age_from_months", "age_to_months", months))
        return term;
    }

  return NULL;
}

/**
 * bal_scheme_find_school_year:
 * @self: a scheme
 * @school_year: the number of a school year, where 0 is reception
 *
 * Finds the first term whose school years hold one.
 *
 * Terms that state no school year hold none.
 *
 * Returns: (transfer none) (nullable): the term, or `NULL` when there is none
 *
 * Features: A7.
 *
 * Since: 0.1
 */
BalTerm *
bal_scheme_find_school_year (BalScheme *self, int school_year)
{
  g_return_val_if_fail (BAL_IS_SCHEME (self), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (self->terms); i++)
    {
      BalTerm *term = bal_item_peek (self->terms, i);

      if (is_between (term, "school_year_from", "school_year_to", school_year))
        return term;
    }

  return NULL;
}

/**
 * bal_scheme_get_index:
 * @self: a scheme
 * @code: a code or an alias, in any case
 *
 * Gives the position of a term.
 *
 * Features: A1, A2.
 *
 * Returns: the position, from 0, or -1 when there is no such term
 *
 * Since: 0.1
 */
int
bal_scheme_get_index (BalScheme *self, const char *code)
{
  g_return_val_if_fail (BAL_IS_SCHEME (self), -1);
  g_return_val_if_fail (code != NULL, -1);

  return bal_code_index_find (self->index, code);
}
