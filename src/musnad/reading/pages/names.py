"""What the classes and ids of page elements say they are: names used by themes everywhere."""

import re
from functools import lru_cache

# Parts of a name between its edges: "related-posts", "relatedPosts", "box_related".
_JUNK = re.compile(
    r"(?:^|[\s_-])(?:"
    r"nav|navbar|navigation|menu|submenu|sidebar|side-?bar|breadcrumbs?|crumbs?|pagination|pager|"
    r"related\w*|recommend\w*|suggest\w*|read-?(?:more|also|next)|see-?also|also-?read|more-?(?:news|"
    r"posts|stories|articles|from|topics)|most-?\w+|mostread|popular\w*|trending|latest\w*|recent-?\w*|"
    r"share\w*|sharing|social\w*|addtoany|addthis|sharethis|follow-?us|whatsapp|telegram|"
    r"comments?|commentlist|comments?-\w+|disqus|respond|reply|replies|fb-comments|"
    r"newsletter\w*|subscri\w+|signup|sign-up|login|register|"
    r"ads?|advert\w*|adsense|adv|adbox|ad-?(?:slot|unit|container|wrapper|label)|banner|promo\w*|"
    r"sponsor\w*|taboola|outbrain|mgid|dfp|gpt-ad|"
    r"footer|copyright|copyrights|cookie\w*|consent|gdpr|popup|modal|overlay|lightbox|toast|"
    r"tags?|tag-?(?:list|cloud|links)|tagcloud|post-?tags|keywords|"
    r"author-?(?:box|bio|info|card|about)|about-?author|post-?author-?box|"
    r"toolbar|topbar|top-bar|ticker|breaking-?(?:news|bar)|weather|prayer|currency|poll|vote|survey|"
    r"print|font-?size|tools|article-?tools|post-?tools|actions|rating|stars|reactions?|emoji|"
    r"search|searchbox|skip-?link\w*|screen-?reader\w*|visually-?hidden|sr-only|"
    r"post-?navigation|nav-?(?:links|previous|next)|prev-?next|next-?(?:post|prev|article)|"
    r"role-aside|end-of-\w+|playlist|carousel|slider|swiper|gallery-?thumbs|app-?(?:banner|download|promo)|"
    r"notification|push|alert-?(?:bar|box)|toc|table-of-contents|views?-?count|hits"
    r")(?=$|[\s_-])"
)
# the same words joined in camel case or without an edge
_JOINED = re.compile(
    r"related(?:post|news|article|stor|topic|link)|sidebar|breadcrumb|newsletter|socialshare|"
    r"sharebutton|share-?(?:bar|box|icons|links|buttons|post)|comment(?:s|list|form|area|section)|"
    r"mostread|most-?viewed|readalso|read_also|jp-relatedposts|tagcloud|sticky-?(?:nav|bar|header)"
)
_CONTENT = re.compile(
    r"(?:^|[\s_-])(?:article|story|post|entry|news|content|text|single|details?)[\s_-]?"
    r"(?:body|content|text|details?|area|inner)?(?=$|[\s_-])"
)
_CAPTION = re.compile(
    r"(?:^|[\s_-])(?:caption|captions|wp-caption-text|figcaption|photo-?(?:credit|caption|desc\w*)|"
    r"image-?(?:credit|caption|desc\w*|info|source)|img-?(?:caption|desc\w*|credit)|credit|credits|"
    r"media-?caption|pic-?(?:caption|desc\w*))(?=$|[\s_-])"
)
_BYLINE = re.compile(
    r"(?:^|[\s_-])(?:byline|author|authors|author-?name|writer|post-?author|article-?author|"
    r"journalist|reporter|created-?by|meta-?author|source|news-?source|dateline)(?=$|[\s_-])"
)
_DATE = re.compile(
    r"(?:^|[\s_-])(?:date|dates|datetime|time|timestamp|published|publish-?date|pubdate|posted-?on|"
    r"post-?date|entry-?date|article-?date|news-?date|created|post-?meta|entry-?meta|meta|info|"
    r"submitted|updated|modified)(?=$|[\s_-])"
)
_TITLE = re.compile(r"(?:^|[\s_-])(?:title|ttl|headline|heading|subject|head)(?=$|[\s_-])|title$")
_PULLED = re.compile(r"pull-?quote|pullquote|highlight|key-?points|summary-?box")


@lru_cache(8192)
def is_junk(names: str) -> bool:
    """Whether an element so called is no part of an article.

    >>> is_junk("widget related-posts"), is_junk("entry-content clearfix")
    (True, False)
    """
    return bool(_JUNK.search(names) or _JOINED.search(names)) and not _CONTENT.fullmatch(names)


@lru_cache(8192)
def is_caption(names: str) -> bool:
    """The words under a picture."""
    return bool(_CAPTION.search(names))


@lru_cache(8192)
def is_byline(names: str) -> bool:
    """The line that names the authors or the agency."""
    return bool(_BYLINE.search(names))


@lru_cache(8192)
def is_date(names: str) -> bool:
    """The line that holds the date of publication."""
    return bool(_DATE.search(names))


@lru_cache(8192)
def is_title(names: str) -> bool:
    """A box called a headline."""
    return bool(_TITLE.search(names))


def is_pulled(names: str) -> bool:
    """A box that repeats words of the article in large type."""
    return bool(_PULLED.search(names))
