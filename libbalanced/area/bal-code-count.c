/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-code-count.h"

#include "libbalanced/document/bal-item-private.h"

/**
 * BalCodeCount:
 *
 * How many records have a code.
 *
 * Every member of the document is a property.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: A10.
 *
 * Since: 0.1
 */
struct _BalCodeCount
{
  BalItem parent_instance;
};

struct _BalCodeCountClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalCodeCount, bal_code_count, BAL_TYPE_ITEM)

static const BalMember members[] = {
  { "code", BAL_MEMBER_TEXT, TRUE },
  { "count", BAL_MEMBER_INTEGER, TRUE },
};

static void
bal_code_count_class_init (BalCodeCountClass *klass)
{
  /**
   * BalCodeCount:code:
   *
   * The code, as the records have it.
   *
   * Since: 0.1
   */
  /**
   * BalCodeCount:count:
   *
   * How many records have it.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_code_count_init (BalCodeCount *self)
{
}
