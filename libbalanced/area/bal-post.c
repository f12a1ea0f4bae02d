/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-post.h"

#include "libbalanced/document/bal-item-private.h"

/**
 * BalPost:
 *
 * A post at which somebody works. It stays when the person leaves.
 *
 * Persons have codes here and never names: who somebody is stands in no document of an area.
 *
 * Every member of the document is a property.
 *
 * Thread safety: immutable, so safe from any thread.
 *
 * Features: L1, E4.
 *
 * Since: 0.1
 */
struct _BalPost
{
  BalItem parent_instance;
};

struct _BalPostClass
{
  BalItemClass parent_class;
};

G_DEFINE_FINAL_TYPE (BalPost, bal_post, BAL_TYPE_ITEM)

static const BalMember members[] = {
  { "code", BAL_MEMBER_TEXT, TRUE },
  { "label", BAL_MEMBER_LABEL, TRUE },
  { "role", BAL_MEMBER_TEXT, .refers_to = ":roles" },
  { "agency", BAL_MEMBER_TEXT, .refers_to = "agencies" },
  { "funders", BAL_MEMBER_TEXTS, .refers_to = "agencies" },
  { "person", BAL_MEMBER_TEXT },
  { "start", BAL_MEMBER_MONTH_OR_DAY },
  { "end", BAL_MEMBER_MONTH_OR_DAY },
  { "source", BAL_MEMBER_TEXT, .refers_to = "sources" },
  { "note", BAL_MEMBER_LABEL },
};

static void
bal_post_class_init (BalPostClass *klass)
{
  /**
   * BalPost:code:
   *
   * The code that ties and arrangements name the post by.
   *
   * Since: 0.1
   */
  /**
   * BalPost:label:
   *
   * What the post is.
   *
   * Since: 0.1
   */
  /**
   * BalPost:role:
   *
   * The code of the role.
   *
   * Since: 0.1
   */
  /**
   * BalPost:agency:
   *
   * The code of the agency that it belongs to.
   *
   * Since: 0.1
   */
  /**
   * BalPost:funders:
   *
   * The codes of the agencies that pay for it.
   *
   * Since: 0.1
   */
  /**
   * BalPost:person:
   *
   * The code of the person who holds it, never a name. One person may hold several posts.
   *
   * Since: 0.1
   */
  /**
   * BalPost:start:
   *
   * The first day or month.
   *
   * Since: 0.1
   */
  /**
   * BalPost:end:
   *
   * The last day or month.
   *
   * Since: 0.1
   */
  /**
   * BalPost:source:
   *
   * The code of the source that says so.
   *
   * Since: 0.1
   */
  /**
   * BalPost:note:
   *
   * What a reader should know besides.
   *
   * Since: 0.1
   */
  bal_item_class_install_members (BAL_ITEM_CLASS (klass), members, G_N_ELEMENTS (members));
}

static void
bal_post_init (BalPost *self)
{
}
