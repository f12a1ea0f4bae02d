/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/framework/bal-term.h"

#include "libbalanced/document/bal-item-private.h"

/**
 * BalTerm:
 *
 * One term of a vocabulary: a strand, a level, a type of need.
 *
 * The code is stable and is what data and results use; the words can be replaced, and exist in
 * several languages.
 *
 * ## Thread safety
 *
 * It never changes, and may be used from any thread.
 *
 * Features: A1, A2.
 *
 * Since: 0.1
 */

struct _BalTerm
{
  BalItem parent_instance;
};

struct _BalTermClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalTerm, bal_term, BAL_TYPE_ITEM)

static const BalMember members[] = {
  { "code", BAL_MEMBER_TEXT, TRUE },
  { "aliases", BAL_MEMBER_TEXTS },
  { "label", BAL_MEMBER_LABEL },
  { "definition", BAL_MEMBER_LABEL },
  { "number", BAL_MEMBER_INTEGER },
  { "band", BAL_MEMBER_TEXT },
  { "tier", BAL_MEMBER_TEXT },
  { "parent", BAL_MEMBER_TEXT },
  { "attributes", BAL_MEMBER_TEXTS },
  { "valid_from", BAL_MEMBER_MONTH_OR_DAY },
  { "valid_to", BAL_MEMBER_MONTH_OR_DAY },
  { "age_from_months", BAL_MEMBER_INTEGER },
  { "age_to_months", BAL_MEMBER_INTEGER },
  { "school_year_from", BAL_MEMBER_INTEGER },
  { "school_year_to", BAL_MEMBER_INTEGER },
};

static void
bal_term_class_init (BalTermClass *klass)
{
  /**
   * BalTerm:code: (getter get_code)
   *
   * The stable code, by which data and results name the term.
   *
   * Since: 0.1
   */
  /**
   * BalTerm:aliases: (getter get_aliases)
   *
   * Other codes and words that mean the same.
   *
   * Since: 0.1
   */
  /**
   * BalTerm:label: (getter get_label)
   *
   * The words to show. [method@Balanced.Item.lookup_text] gives them in a language.
   *
   * Since: 0.1
   */
  /**
   * BalTerm:definition: (getter get_definition)
   *
   * What the term means.
   *
   * Since: 0.1
   */
  /**
   * BalTerm:number: (getter get_number)
   *
   * The number that the term has in print, or `G_MININT32`. It identifies nothing.
   *
   * Since: 0.1
   */
  /**
   * BalTerm:band: (getter get_band)
   *
   * Of a level: `universal`, `targeted` or `specialist`.
   *
   * Since: 0.1
   */
  /**
   * BalTerm:tier: (getter get_tier)
   *
   * The code of the tier that the term belongs to.
   *
   * Since: 0.1
   */
  /**
   * BalTerm:parent: (getter get_parent)
   *
   * The code of the term, in the same scheme, that this one is a part of.
   *
   * Since: 0.1
   */
  /**
   * BalTerm:attributes: (getter get_attributes)
   *
   * Further marks of the term.
   *
   * Since: 0.1
   */
  /**
   * BalTerm:valid-from: (getter get_valid_from)
   *
   * The day, month or year from which on the term is in use.
   *
   * Since: 0.1
   */
  /**
   * BalTerm:valid-to: (getter get_valid_to)
   *
   * The last day, month or year in which the term is in use.
   *
   * Since: 0.1
   */
  /**
   * BalTerm:age-from-months:
   *
   * Of a phase or life stage: the first age that it is about, in completed months, or `G_MININT32`
   * where it has no lower end.
   *
   * Features: A7.
   *
   * Since: 0.1
   */
  /**
   * BalTerm:age-to-months:
   *
   * Of a phase or life stage: the age in completed months up to which, and not with which, it
   * lasts, or `G_MININT32` where it has no upper end.
   *
   * Features: A7.
   *
   * Since: 0.1
   */
  /**
   * BalTerm:school-year-from:
   *
   * Of a phase: the first school year that it holds, where 0 is reception and 1 is year 1, or
   * `G_MININT32` where it has no lower end.
   *
   * Features: A7.
   *
   * Since: 0.1
   */
  /**
   * BalTerm:school-year-to:
   *
   * Of a phase: the school year up to which, and not with which, it lasts, or `G_MININT32` where it
   * has no upper end.
   *
   * Features: A7.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_term_init (BalTerm *self)
{
}

/**
 * bal_term_get_code: (get-property code)
 * @self: a term
 *
 * Gives the stable code, by which data and results name the term.
 *
 * Returns: (nullable): the code; `NULL` only when the term was made without one
 *
 * Since: 0.1
 */
const char *
bal_term_get_code (BalTerm *self)
{
  g_return_val_if_fail (BAL_IS_TERM (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "code");
}

/**
 * bal_term_get_aliases: (get-property aliases)
 * @self: a term
 *
 * Gives other codes and words that mean the same.
 *
 * Returns: (transfer none): the aliases; empty when there are none
 *
 * Since: 0.1
 */
const char *const *
bal_term_get_aliases (BalTerm *self)
{
  g_return_val_if_fail (BAL_IS_TERM (self), NULL);

  return bal_item_get_texts (BAL_ITEM (self), "aliases");
}

/**
 * bal_term_get_label: (get-property label)
 * @self: a term
 *
 * Gives the words to show.
 *
 * Returns: (nullable): the words
 *
 * Since: 0.1
 */
const char *
bal_term_get_label (BalTerm *self)
{
  g_return_val_if_fail (BAL_IS_TERM (self), NULL);

  return bal_item_get_label (BAL_ITEM (self), "label");
}

/**
 * bal_term_get_definition: (get-property definition)
 * @self: a term
 *
 * Tells what the term means.
 *
 * Returns: (nullable): the meaning
 *
 * Since: 0.1
 */
const char *
bal_term_get_definition (BalTerm *self)
{
  g_return_val_if_fail (BAL_IS_TERM (self), NULL);

  return bal_item_get_label (BAL_ITEM (self), "definition");
}

/**
 * bal_term_get_number: (get-property number)
 * @self: a term
 *
 * Gives the number that the term has in print. It identifies nothing.
 *
 * Returns: the number, or `G_MININT32` when it has none
 *
 * Since: 0.1
 */
gint64
bal_term_get_number (BalTerm *self)
{
  g_return_val_if_fail (BAL_IS_TERM (self), G_MININT32);

  return bal_item_get_integer (BAL_ITEM (self), "number");
}

/**
 * bal_term_get_band: (get-property band)
 * @self: a term
 *
 * Gives the band of a level: `universal`, `targeted` or `specialist`.
 *
 * Every scheme of levels says it, so that schemes of any number of levels can be compared.
 *
 * Returns: (nullable): the band; `NULL` for a term that is not a level
 *
 * Since: 0.1
 */
const char *
bal_term_get_band (BalTerm *self)
{
  g_return_val_if_fail (BAL_IS_TERM (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "band");
}

/**
 * bal_term_get_tier: (get-property tier)
 * @self: a term
 *
 * Gives the code of the tier that the term belongs to.
 *
 * Returns: (nullable): the code
 *
 * Since: 0.1
 */
const char *
bal_term_get_tier (BalTerm *self)
{
  g_return_val_if_fail (BAL_IS_TERM (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "tier");
}

/**
 * bal_term_get_parent: (get-property parent)
 * @self: a term
 *
 * Gives the code of the term, in the same scheme, that this one is a part of.
 *
 * Returns: (nullable): the code
 *
 * Since: 0.1
 */
const char *
bal_term_get_parent (BalTerm *self)
{
  g_return_val_if_fail (BAL_IS_TERM (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "parent");
}

/**
 * bal_term_get_attributes: (get-property attributes)
 * @self: a term
 *
 * Gives further marks of the term.
 *
 * Returns: (transfer none): the marks; empty when there are none
 *
 * Since: 0.1
 */
const char *const *
bal_term_get_attributes (BalTerm *self)
{
  g_return_val_if_fail (BAL_IS_TERM (self), NULL);

  return bal_item_get_texts (BAL_ITEM (self), "attributes");
}

/**
 * bal_term_get_valid_from: (get-property valid-from)
 * @self: a term
 *
 * Gives the day, month or year from which on the term is in use.
 *
 * Returns: (nullable): the date, as ISO text
 *
 * Since: 0.1
 */
const char *
bal_term_get_valid_from (BalTerm *self)
{
  g_return_val_if_fail (BAL_IS_TERM (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "valid_from");
}

/**
 * bal_term_get_valid_to: (get-property valid-to)
 * @self: a term
 *
 * Gives the last day, month or year in which the term is in use.
 *
 * Returns: (nullable): the date, as ISO text
 *
 * Since: 0.1
 */
const char *
bal_term_get_valid_to (BalTerm *self)
{
  g_return_val_if_fail (BAL_IS_TERM (self), NULL);

  return bal_item_get_text (BAL_ITEM (self), "valid_to");
}
